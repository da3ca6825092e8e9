/** What a reader may write, whichever field it stands in. */
import { countGraphemes, isBlank } from "../../contract/text.ts";
import { ProblemError } from "./problem.ts";

/** The most that a field takes. */
export interface TextLimits {
  /** Grapheme clusters. */
  length: number;
  /** UTF-8, against clusters made of thousands of marks. */
  bytes: number;
}

/** @throws ProblemError `empty`, `too-long`. */
export function requireText(field: string, text: string, { length, bytes }: TextLimits): void {
  if (isBlank(text)) throw new ProblemError("empty", { field });
  requireLength(field, text, length);
  if (Buffer.byteLength(text) > bytes) {
    throw new ProblemError("too-long", { field, detail: `At most ${bytes} bytes of UTF-8.` });
  }
}

/** @throws ProblemError `too-long`. */
export function requireLength(field: string, text: string, limit: number): void {
  // A cluster is one code unit at least.
  if (text.length <= limit) return;
  const actual = countGraphemes(text);
  if (actual > limit) throw new ProblemError("too-long", { field, limit, actual });
}

/** Whether a mailbox is real only a mail can tell. @throws ProblemError `invalid`. */
export function requireEmail(field: string, email: string): void {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw new ProblemError("invalid", { field, detail: "An e-mail address looks like name@host." });
  }
}
