/** What a reader is told to mend, in their language. */
import type { ProblemError } from "../domain/problem.ts";
import type { PageView } from "./view.ts";

export type MendField = "author" | "email" | "text" | "read";

export interface Mend {
  /** `null` where no field is at fault. */
  field: MendField | null;
  sentence: string;
}

type Words = Pick<PageView, "words" | "format">;

export const acknowledgeFirst = ({ words }: Words): Mend => ({
  field: "read",
  sentence: words.acknowledgeFirst,
});

/** Of a comment that was not taken. */
export function toMend({ words, format }: Words, { code, detail }: ProblemError): Mend {
  const { field, limit, actual, position, retryAfter } = detail;
  if (field === "author" || field === "email" || field === "text") {
    const over = actual === undefined || limit === undefined ? undefined : actual - limit;
    const long =
      over === undefined
        ? words.textTooManyBytes
        : (field === "author" ? words.nameTooLong : words.textTooLong)(format, over);
    const empty = { author: words.nameEmpty, email: words.emailEmpty, text: words.textEmpty }[field];
    const sentences: Partial<Record<typeof code, string>> = {
      empty,
      "too-long": field === "email" ? words.emailInvalid : long,
      invalid: words.emailInvalid,
      unstorable: words.unstorable(format, (position ?? 0) + 1),
    };
    return { field, sentence: sentences[code] ?? words.refused };
  }
  const sentences: Partial<Record<typeof code, string>> = {
    "thread-closed": words.threadClosed,
    "parent-gone": words.parentGone,
    "key-reused": words.sentBefore,
    "sign-in-required": words.signInFirst,
    // Nobody can work for it here.
    "proof-required": words.tooFast(format, Math.ceil(retryAfter ?? 1)),
    "too-fast": words.tooFast(format, Math.ceil(retryAfter ?? 1)),
    internal: words.unreachable,
    unavailable: words.unreachable,
  };
  return { field: null, sentence: sentences[code] ?? words.refused };
}

/** Of an appeal that was not taken. */
export function toAppealMend({ words, format }: Words, error: ProblemError): Mend {
  const { code, detail } = error;
  const { limit, actual, position, retryAfter } = detail;
  const sentences: Partial<Record<typeof code, string>> = {
    empty: words.appealEmpty,
    "too-long":
      actual === undefined || limit === undefined
        ? words.appealRefused
        : words.appealTooLong(format, actual - limit),
    unstorable: words.unstorable(format, (position ?? 0) + 1),
    "no-appeal": words.appealGone,
    "too-fast": words.tooFast(format, Math.ceil(retryAfter ?? 1)),
  };
  const field = code === "empty" || code === "too-long" || code === "unstorable" ? "text" : null;
  return { field, sentence: sentences[code] ?? words.appealRefused };
}
