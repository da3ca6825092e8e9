/** Who writes: a guest under the name they give, or a reader whom the publisher signed in. */
import type { NewComment } from "../../contract/records.ts";
import { isBlank } from "../../contract/text.ts";
import type { ReaderTokens, SignedIn } from "./intake-ports.ts";
import type { Site, Stores } from "./ports.ts";
import { ProblemError } from "./problem.ts";
import { requireEmail, requireText } from "./texts.ts";

/** A name of a thousand marks is no name. UTF-8 bytes. */
const maxNameBytes = 1_024;

export interface Author {
  name: string;
  email: string | null;
  /** `null` for a guest. */
  signedIn: SignedIn | null;
}

export interface AuthorInput {
  site: Site;
  comment: NewComment;
  /** What the call brings as its bearer token (RFC 6750). */
  token: string | null;
}

/**
 * What a signed-in reader's own page says of name and address does not count: the publisher says who they are.
 *
 * @throws ProblemError `sign-in-required`, `token-expired`, `token-refused`; for a guest `empty`, `too-long`, `invalid`.
 */
export async function findAuthor(
  { readers }: { readers: ReaderTokens },
  { site, comment, token }: AuthorInput,
): Promise<Author> {
  if (token === null) {
    if (site.signIn?.rule === "required") throw new ProblemError("sign-in-required");
    requireGuest(site, comment);
    return { name: comment.author, email: site.email === "none" ? null : comment.email, signedIn: null };
  }
  // A comment that someone believes to be under their account must not go out under a name they could have typed.
  if (!site.signIn) throw new ProblemError("token-refused", { detail: "This site signs no readers in." });
  const signedIn = await readers.verify(site.signIn, token);
  requireTokenName(site, signedIn.name);
  return { name: signedIn.name, email: null, signedIn };
}

function requireGuest(site: Site, { author, email }: NewComment): void {
  requireName(site, author);
  requireGuestEmail(site, email);
}

/** @throws ProblemError `empty`, `too-long`. */
export const requireName = (site: Site, author: string): void =>
  requireText("author", author, { length: site.maxAuthorLength, bytes: maxNameBytes });

/** @throws ProblemError `empty`, `invalid`. */
export function requireGuestEmail(site: Site, email: string | null): void {
  if (site.email === "required" && email === null) throw new ProblemError("empty", { field: "email" });
  if (site.email !== "none" && email !== null) requireEmail("email", email);
}

function requireTokenName(site: Site, name: string): void {
  try {
    requireText("name", name, { length: site.maxAuthorLength, bytes: maxNameBytes });
  } catch (error) {
    const why = isBlank(name) ? "is blank" : `is longer than ${site.maxAuthorLength} characters`;
    throw new ProblemError("token-refused", { detail: `Its name ${why}.` }, {}, error);
  }
}

/**
 * A token serves for one comment. In the transaction that stores it, so that neither is kept without the other.
 *
 * @throws ProblemError `token-refused`.
 */
export async function spendToken(books: Stores, site: Site, { signedIn }: Author): Promise<void> {
  if (!signedIn) return;
  const { tokenId, expiresAt } = signedIn;
  if (await books.spentTokens.spend({ site: site.id, tokenId, expiresAt })) return;
  throw new ProblemError("token-refused", { detail: "Its jti was used for another comment." });
}
