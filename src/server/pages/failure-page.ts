/** What a reader is shown where there is no page to show. */
import type { PageLanguage } from "../../i18n/pages/load.ts";
import type { ProblemError } from "../domain/problem.ts";
import { page, unlisted } from "./frame.ts";
import { html } from "./markup.ts";

export function failurePage(
  { messages: words, format }: PageLanguage,
  { code, detail }: ProblemError,
): string {
  const sentences: Partial<Record<typeof code, string>> = {
    "foreign-origin": words.foreignForm,
    "wrong-content-type": words.foreignForm,
    "too-large": words.tooLarge,
    "too-fast": words.tooFast(format, Math.ceil(detail.retryAfter ?? 1)),
    internal: words.unavailable,
    unavailable: words.unavailable,
  };
  const sentence = sentences[code] ?? words.missing;
  return page(
    { words, format },
    { title: sentence, head: unlisted, main: html`<div class="head"><h1>${sentence}</h1></div>` },
  );
}
