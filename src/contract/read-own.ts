/** Tolerant readers of what a reader who acts is answered, as `read.ts` reads what every reader is. */
import { count, flag, listOf, oneOf, orNull, record, text, type Reader } from "./read.ts";
import { commentStates } from "./records.ts";
import type { OwnComment, ReactionAnswer, ReceiptsAnswer, ReportAnswer, WordsAnswer } from "./records.ts";

export const readOwnComment: Reader<OwnComment> = record<OwnComment>({
  id: text,
  key: text,
  parent: orNull(text),
  author: orNull(text),
  text: orNull(text),
  lang: text,
  received: text,
  sha256: orNull(text),
  state: oneOf(commentStates),
  outcome: orNull(
    record({
      decided: text,
      guideline: orNull(record({ id: text, number: count, label: text })),
      note: orNull(text),
    }),
  ),
  waiting: orNull(record({ usually: orNull(count), opens: orNull(text) })),
  appeal: orNull(record({ text, made: text, decided: orNull(text) })),
  mayAppeal: flag,
});

export const readReceipts: Reader<ReceiptsAnswer> = record<ReceiptsAnswer>({
  comments: listOf(orNull(readOwnComment)),
});

export const readReaction: Reader<ReactionAnswer> = record<ReactionAnswer>({
  recommended: flag,
  recommendations: count,
});

export const readReport: Reader<ReportAnswer> = record<ReportAnswer>({ id: text, received: text });

export const readWords: Reader<WordsAnswer> = record<WordsAnswer>({
  lists: listOf(record({ guideline: text, hashes: listOf(text) })),
});
