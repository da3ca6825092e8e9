/** A comment as the page without JavaScript brings it. */
import type { NewComment } from "../../contract/records.ts";
import { findUnstorable } from "../../contract/text.ts";
import { requireGuestEmail, requireName } from "./authors.ts";
import { requireWords } from "./comments.ts";
import { isOfSite } from "./origins.ts";
import type { Site } from "./ports.ts";
import { ProblemError } from "./problem.ts";
import { requireLength } from "./texts.ts";
import type { ThreadPlace } from "./threads.ts";

export interface PageForm {
  author: string;
  email?: string;
  text: string;
  parent: string | null;
  guidelinesVersion: string;
  guidelinesLang: string;
  receipt: string;
  /** What stands in the field that no person sees. */
  website: string;
}

export function toNewComment({ site, key }: ThreadPlace, form: PageForm): NewComment {
  return {
    site: site.id,
    key,
    // Who comes here from the article brings nothing but its key, which may be its address.
    url: isOfSite(site, key) ? key : null,
    title: null,
    parent: form.parent,
    author: form.author,
    email: form.email || null,
    text: form.text,
    lang: null,
    guidelines: { version: Number(form.guidelinesVersion), lang: form.guidelinesLang },
    receipt: form.receipt,
    honeypot: form.website,
    writingTime: null,
  };
}

/** Everything that its author can mend, in the order of the form. */
export function faultsIn(site: Site, { author, email, text }: NewComment): ProblemError[] {
  return [
    () => {
      requireStorable("author", author);
      requireName(site, author);
    },
    () => {
      requireStorable("email", email ?? "");
      requireLength("email", email ?? "", 254);
      requireGuestEmail(site, email);
    },
    () => {
      requireStorable("text", text);
      requireWords(site, text);
    },
  ].flatMap(faultIn);
}

function faultIn(check: () => void): ProblemError[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return [error];
    throw error;
  }
}

function requireStorable(field: string, text: string): void {
  const position = findUnstorable(text);
  if (position >= 0) throw new ProblemError("unstorable", { field, position });
}
