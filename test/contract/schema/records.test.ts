/** The widget's small readers and the server's schemas say the same of every answer. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import {
  readOwnComment,
  readReaction,
  readReceipts,
  readReport,
  readWords,
} from "../../../src/contract/read-own.ts";
import { readEvents } from "../../../src/contract/read-events.ts";
import { readComment, readCommentPage, readCounts, readThreadView } from "../../../src/contract/read.ts";
import {
  commentStates,
  emailRules,
  goneReasons,
  signInRules,
  sorts,
  threadEventKinds,
  type EventsAnswer,
} from "../../../src/contract/records.ts";
import * as schemas from "../../../src/contract/schema/records.ts";
import { scaled } from "../../helpers/scale.ts";

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const textOrNull = fc.option(text);
const count = fc.oneof(fc.nat(), fc.constantFrom(0, Number.MAX_SAFE_INTEGER));
/** A word of the list, or one that only a later version knows. */
const openWord = (known: readonly string[]) => fc.oneof(fc.constantFrom(...known), text);

const comment = fc.letrec<{ comment: unknown; page: unknown }>((tie) => ({
  comment: fc.record(
    {
      id: text,
      parent: textOrNull,
      author: textOrNull,
      authorId: textOrNull,
      text: textOrNull,
      gone: fc.option(openWord(goneReasons)),
      lang: text,
      received: text,
      published: text,
      sha256: textOrNull,
      replyTo: textOrNull,
      recommendations: count,
      staff: fc.boolean(),
      choice: fc.boolean(),
      replies: tie("page"),
    },
    {
      requiredKeys: [
        "id",
        "parent",
        "author",
        "authorId",
        "text",
        "gone",
        "lang",
        "received",
        "published",
        "sha256",
        "replyTo",
        "recommendations",
        "staff",
        "choice",
      ],
    },
  ),
  page: fc.record({
    items: fc.array(tie("comment"), { maxLength: 3, depthIdentifier: "page" }),
    total: count,
    next: textOrNull,
    previous: textOrNull,
  }),
}));

const threadView = fc.record({
  thread: fc.record({ site: text, key: text, open: fc.boolean(), closed: textOrNull, count, version: count }),
  form: fc.record({
    maxLength: count,
    maxAuthorLength: count,
    maxBytes: count,
    email: openWord(emailRules),
    signIn: openWord(signInRules),
  }),
  guidelines: fc.record({
    version: count,
    lang: text,
    title: text,
    introduction: text,
    rules: fc.array(fc.record({ id: text, label: text, explanation: text, ground: fc.boolean() }), {
      maxLength: 3,
    }),
    closing: text,
  }),
  sort: fc.constantFrom(...sorts),
  comments: comment.page,
  choices: fc.array(comment.comment, { maxLength: 2 }),
});

const ownComment = fc.record({
  id: text,
  key: text,
  parent: textOrNull,
  author: textOrNull,
  text: textOrNull,
  lang: text,
  received: text,
  sha256: textOrNull,
  state: fc.constantFrom(...commentStates),
  outcome: fc.option(
    fc.record({
      decided: text,
      guideline: fc.option(fc.record({ id: text, number: count, label: text })),
      note: textOrNull,
    }),
  ),
  waiting: fc.option(fc.record({ usually: fc.option(count), opens: textOrNull })),
  appeal: fc.option(fc.record({ text, made: text, decided: textOrNull })),
  mayAppeal: fc.boolean(),
});

/** Of a kind that only a later server knows, a reader makes a thread to be read anew; ours never answers with one. */
function readKnownEvents(value: unknown): EventsAnswer {
  const { length } = (value as EventsAnswer).stale;
  const answer = readEvents(value);
  if (answer.stale.length > length) throw new TypeError("Of a kind that is not known yet");
  return answer;
}

const cases: Record<string, [fc.Arbitrary<unknown>, (value: unknown) => unknown, z.ZodType]> = {
  Comment: [comment.comment, readComment, schemas.comment],
  CommentPage: [comment.page, readCommentPage, schemas.commentPage],
  ThreadView: [threadView, readThreadView, schemas.threadView],
  OwnComment: [ownComment, readOwnComment, schemas.ownComment],
  ReceiptsAnswer: [
    fc.record({ comments: fc.array(fc.option(ownComment), { maxLength: 3 }) }),
    readReceipts,
    schemas.receiptsAnswer,
  ],
  ReactionAnswer: [
    fc.record({ recommended: fc.boolean(), recommendations: count }),
    readReaction,
    schemas.reactionAnswer,
  ],
  ReportAnswer: [fc.record({ id: text, received: text }), readReport, schemas.reportAnswer],
  WordsAnswer: [
    fc.record({ lists: fc.array(fc.record({ guideline: text, hashes: fc.array(text) }), { maxLength: 3 }) }),
    readWords,
    schemas.wordsAnswer,
  ],
  EventsAnswer: [
    fc.record({
      events: fc.array(
        fc.record({
          key: text,
          version: count,
          kind: fc.constantFrom(...threadEventKinds),
          comment: textOrNull,
          root: textOrNull,
          count,
        }),
        { maxLength: 3 },
      ),
      stale: fc.array(text, { maxLength: 3 }),
    }),
    readKnownEvents,
    schemas.eventsAnswer,
  ],
  CountsAnswer: [fc.record({ counts: fc.array(count, { maxLength: 5 }) }), readCounts, schemas.countsAnswer],
};

/** What a reader makes of a value: `undefined` where it refuses it. */
function read(reader: (value: unknown) => unknown, value: unknown): unknown {
  try {
    return reader(value);
  } catch {
    return undefined;
  }
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(-1, 0.5, 1e300, "", "pending", null, [], {}, true),
) as fc.Arbitrary<unknown>;

/** Places in a JSON value: every member, however deep. */
function places(value: unknown): { holder: Record<string, unknown>; name: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...places(holder[name])]);
}

type Change = { kind: "replace" | "remove" | "add"; where: number; by: unknown };
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("replace", "remove", "add"),
  where: fc.nat(),
  by: odd,
});

function changed(value: unknown, changes: Change[]): unknown {
  const copy = JSON.parse(JSON.stringify(value)) as unknown;
  for (const { kind, where, by } of changes) {
    const all = places(copy);
    if (all.length === 0) return by;
    const { holder, name } = all[where % all.length]!;
    if (kind === "replace") holder[name] = by;
    else if (kind === "add")
      Object.defineProperty(holder, Array.isArray(holder) ? holder.length : "added", {
        value: by,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else delete holder[name];
  }
  return copy;
}

describe.each(Object.entries(cases))("%s", (_, [valid, reader, schema]) => {
  const same = (value: unknown) => {
    const parsed = schema.safeParse(value);
    expect(read(reader, value)).toStrictEqual(parsed.success ? parsed.data : undefined);
    return parsed.success;
  };
  const numRuns = scaled(4_000, 300);

  test("what the server may answer is read by both, and alike", () => {
    fc.assert(
      fc.property(valid, (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        expect(same(plain)).toBe(true);
      }),
      { numRuns },
    );
  });

  test("what has changed is refused by both, or read by both, and alike", () => {
    const seen = { read: 0, refused: 0 };
    fc.assert(
      fc.property(valid, fc.array(change, { minLength: 1, maxLength: 3 }), (value, changes) => {
        seen[same(changed(value, changes)) ? "read" : "refused"]++;
      }),
      { numRuns },
    );
    // Both ways were tried, or the property says nothing.
    expect(seen.read).toBeGreaterThan(0);
    expect(seen.refused).toBeGreaterThan(0);
  });

  test("anything else is refused by both", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => void same(value)),
      { numRuns },
    );
  });
});
