/** The first promise: nothing unpublished shows, whatever has happened to the comments. */
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Problem } from "../../src/contract/codes.ts";
import {
  sorts,
  type Comment,
  type CommentPage,
  type CountsAnswer,
  type EventsAnswer,
  type ThreadEvent,
  type ThreadView,
} from "../../src/contract/records.ts";
import { checkStorage } from "../../src/server/storage/check.ts";
import type { LogKind } from "../../src/server/domain/log.ts";
import { dialects } from "../helpers/databases.ts";
import { anyStep, play, type Step } from "../helpers/histories.ts";
import { eventsOf, take } from "../helpers/event-stream.ts";
import { openReaderApp, type ReaderApp } from "../helpers/reader-app.ts";
import { scaled } from "../helpers/scale.ts";

/** 10,000 over both databases together; PostgreSQL, to which each statement is a journey, is asked less often. */
const histories = { sqlite: () => scaled(7_500), postgres: () => scaled(2_500) };

/** Each begins a run, so that all there is to get wrong has happened in it, whatever is drawn after them. */
const fixed: Step[][] = [
  // What is pending, published, and a tombstone with an answer below it.
  [
    { do: "post", parent: null },
    { do: "publish", which: 0 },
    { do: "post", parent: 0 },
    { do: "publish", which: 1 },
    { do: "withdraw", which: 0 },
    { do: "post", parent: 1 },
    ...[0, 2].flatMap((which): Step[] => [
      { do: "report", which, illegal: true },
      { do: "react", which, voter: 0, recommend: true },
    ]),
  ],
  // An appeal that waits, one that is upheld, one that is granted, and one whose answer is undone.
  [
    ...Array.from({ length: 4 }, (): Step => ({ do: "post", parent: null })),
    ...[0, 1, 2, 3].map((which): Step => ({ do: "dispute", which })),
    { do: "decide", which: 1, action: "reject", by: 1 },
    { do: "decide", which: 2, action: "approve", by: 1 },
    { do: "decide", which: 3, action: "approve", by: 1 },
    { do: "undo", which: 3 },
    { do: "wait" },
    { do: "report", which: 2, illegal: false },
  ],
  // A report that waits, and those answered by keeping, by a rejection and by the author; a reader more and one less.
  [
    ...Array.from({ length: 3 }, (): Step => ({ do: "post", parent: null })),
    ...[0, 1, 2].map((which): Step => ({ do: "publish", which })),
    ...[0, 1, 2].map((which): Step => ({ do: "report", which, illegal: which === 0 })),
    { do: "keep", which: 1 },
    { do: "decide", which: 2, action: "reject", by: 1 },
    { do: "wait" },
    { do: "react", which: 0, voter: 0, recommend: true },
    { do: "react", which: 0, voter: 1, recommend: true },
    { do: "react", which: 0, voter: 1, recommend: false },
    { do: "react", which: 1, voter: 0, recommend: true },
    { do: "report", which: 1, illegal: true },
    { do: "erase", which: 1 },
    { do: "react", which: 2, voter: 0, recommend: true },
  ],
  // Chosen and taken back; chosen and then rejected, withdrawn, erased; not chosen while it waits.
  [
    ...Array.from({ length: 6 }, (_, n): Step => ({ do: "post", parent: n === 5 ? 0 : null })),
    ...[0, 1, 2, 3, 4].map((which): Step => ({ do: "publish", which })),
    ...[0, 1, 2, 3, 4].map((which): Step => ({ do: "choose", which, chosen: true })),
    { do: "post", parent: 0 },
    { do: "publish", which: 5 },
    { do: "choose", which: 5, chosen: true },
    { do: "choose", which: 0, chosen: false },
    { do: "decide", which: 1, action: "reject", by: 1 },
    { do: "withdraw", which: 2 },
    { do: "erase", which: 3 },
    { do: "wait" },
    { do: "react", which: 4, voter: 0, recommend: true },
    { do: "post", parent: null },
    { do: "choose", which: 6, chosen: true },
  ],
];

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  let articles = 0;

  beforeAll(async () => {
    reader = await openReaderApp(dialect);
    // Nothing is killed here, and ten thousand histories need not wait for the disk.
    if (dialect === "sqlite") await sql`pragma synchronous = off`.execute(reader.storage.db);
  });
  afterAll(async () => reader.leave());

  interface ReadAll {
    /** Every byte of every answer, with its headers. */
    answers: string;
    /** What is shown, tombstones left out. */
    shown: Map<string, Comment>;
    count: number;
    events: ThreadEvent[];
    /** All pages that need no JavaScript, in one. */
    pages: string;
  }

  /** Everything that anyone can read about the article, who may know these ids. */
  async function readAll(key: string, ids: string[]): Promise<ReadAll> {
    const answers: string[] = [];
    const shown = new Map<string, Comment>();
    const read = async <T>(path: string): Promise<T> => {
      const answer = await reader.request(`${path}site=default&key=${encodeURIComponent(key)}`, {
        headers: { Accept: "application/json" },
      });
      const text = await answer.text();
      answers.push(text, JSON.stringify([...answer.headers]));
      return JSON.parse(text) as T;
    };
    /** With the tombstones. */
    const standing = new Set<string>();
    const collect = (page: CommentPage): void => {
      for (const comment of page.items) {
        standing.add(comment.id);
        if (comment.gone === null) shown.set(comment.id, comment);
        if (comment.replies) collect(comment.replies);
      }
    };
    /** All pages of a list: to its end, and back from there. */
    const walk = async (list: string): Promise<CommentPage[]> => {
      const pages: CommentPage[] = [await read(list)];
      for (let next = pages[0]!.next; next !== null; next = pages.at(-1)!.next) {
        pages.push(await read(`${list}after=${next}&`));
      }
      const back: CommentPage[] = [];
      for (let at = pages.at(-1)!.previous; at !== null; at = back[0]!.previous) {
        back.unshift(await read(`${list}before=${at}&`));
      }
      expect([...back, pages.at(-1)]).toEqual(pages);
      return pages;
    };
    for (const sort of sorts) {
      const { comments, choices } = await read<ThreadView>(`/v1/thread?sort=${sort}&`);
      collect(comments);
      for (const choice of choices) {
        expect(choice).toMatchObject({ choice: true, gone: null });
        shown.set(choice.id, choice);
      }
      for (const page of await walk(`/v1/comments?sort=${sort}&limit=3&`)) {
        collect(page);
        // Replies have one order.
        for (const { id } of sort === "oldest" ? page.items : []) {
          (await walk(`/v1/comments?parent=${id}&limit=2&`)).forEach(collect);
        }
      }
    }
    for (const id of ids) {
      const page = await read<CommentPage & Problem>(`/v1/comments?sort=recommended&from=${id}&`);
      expect(page.code ?? null).toBe(standing.has(id) ? null : "unknown-comment");
      if (standing.has(id)) collect(page);
    }
    const show = async (path: string): Promise<string> => {
      const answer = await reader.request(`${path}site=default&key=${encodeURIComponent(key)}`);
      const text = await answer.text();
      answers.push(text, JSON.stringify([...answer.headers]));
      return text;
    };
    const pages: string[] = [];
    /** The page, those after it, and those of its branches. */
    const turn = async (more: string): Promise<void> => {
      const text = await show(`/v1/page?${more}`);
      pages.push(text);
      const links = text.matchAll(/<link rel="next" href="\?([^"]*)"|<p class="more"><a href="\?([^"]*)"/g);
      for (const [, next, branch] of links) await turn(`${(next ?? branch!).replaceAll("&amp;", "&")}&`);
    };
    // They are made from the same lists as the answers above, in any order.
    await turn(`sort=${sorts[articles % sorts.length]}&`);
    // The form shows what it answers.
    for (const id of ids) await show(`/v1/page?reply=${id}&`);
    await show("/v1/fragment?limit=100&");
    await show("/v1/feed.atom?");
    answers.push(await (await reader.request("/v1/feed.atom?site=default")).text());
    await read("/v1/words?lang=en&");
    const [count] = (await read<CountsAnswer>("/v1/counts?")).counts;
    const { events } = await read<EventsAnswer>("/v1/events?since=0&");
    return { answers: answers.join("\n"), shown, count: count!, events, pages: pages.join("\n") };
  }

  /** Whoever holds a list by the events alone has what is published, after each of them and in the end. */
  function checkEvents(events: ThreadEvent[], published: Set<string>): void {
    const shown = new Set<string>();
    let version = 0;
    for (const event of events) {
      expect(event.version).toBeGreaterThan(version);
      ({ version } = event);
      if (event.kind === "published") {
        expect(shown.size).toBe(shown.add(event.comment!).size - 1);
      } else {
        expect([event.kind, shown.delete(event.comment!)]).toEqual(["unpublished", true]);
      }
      expect(event.count).toBe(shown.size);
    }
    expect(shown).toEqual(published);
  }

  test("after any history, all answers together hold what is published and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 8, maxLength: 40 }), async (steps) => {
        const key = `/${dialect}-${++articles}`;
        const address = `/v1/events?site=default&since=0&key=${encodeURIComponent(key)}`;
        const stream = eventsOf(await reader.request(address));
        const { comments, secrets, toStrangers } = await play(reader, key, steps);
        const { answers, shown, count, events, pages } = await readAll(
          key,
          comments.map(({ id }) => id),
        );
        // Who watches meanwhile is told the same as who asks afterwards.
        const streamed = await take(stream, events.length);
        expect(streamed).toEqual(events.map((data) => ({ event: "thread", data })));
        await stream.return(undefined);
        const rows = await reader.storage.db
          .selectFrom("comment")
          .innerJoin("thread", "thread.id", "comment.thread_id")
          .selectAll("comment")
          .where("thread.key", "=", key)
          .execute();
        const published = new Set(
          rows.filter((row) => row.state === "approved" && row.erased_at === null).map((row) => row.id),
        );
        expect(new Set(shown.keys())).toEqual(published);
        expect(count).toBe(published.size);
        checkEvents(events, published);
        const strangers = toStrangers.join("\n");
        const everPublished = new Set(rows.filter((row) => row.published_at !== null).map((row) => row.id));
        for (const { id, text, author } of comments) {
          expect(JSON.stringify(events).includes(id) && !everPublished.has(id)).toBe(false);
          expect(answers.includes(text)).toBe(published.has(id));
          expect(pages.includes(text)).toBe(published.has(id));
          expect(answers.includes(author)).toBe(published.has(id));
          // They have asked about one comment, whose text is not what they asked for.
          expect(strangers.includes(text) || strangers.includes(author)).toBe(false);
        }
        for (const secret of secrets) {
          expect(answers.includes(secret) || strangers.includes(secret)).toBe(false);
        }
        await checkCounters(key);
        await checkRecommendations(shown);
      }),
      { numRuns: histories[dialect](), examples: fixed.map((steps): [Step[]] => [steps]) },
    );
    await checkWhatHappened();
    const { faults, chains } = await checkStorage(reader.storage);
    expect(faults).toEqual([]);
    expect(chains).toMatchObject([{ site: "default", chain: { erased: 0, broken: null } }]);
  }, 3_600_000);

  /** What is counted ahead is what the view would count. */
  async function checkCounters(key: string): Promise<void> {
    const { db } = reader.storage;
    const thread = await db.selectFrom("thread").selectAll().where("key", "=", key).executeTakeFirst();
    if (!thread) return;
    const rows = await db.selectFrom("published").selectAll().where("thread_id", "=", thread.id).execute();
    const live = rows.filter((row) => row.gone === null);
    expect(thread.published).toBe(live.length);
    expect(thread.published_roots).toBe(live.filter((row) => row.root_id === null).length);
    for (const head of rows.filter((row) => row.root_id === null)) {
      expect(head.published_replies).toBe(live.filter((row) => row.root_id === head.id).length);
    }
  }

  async function checkRecommendations(shown: Map<string, Comment>): Promise<void> {
    if (shown.size === 0) return;
    const rows = await reader.storage.db
      .selectFrom("reaction")
      .select("comment_id")
      .where("comment_id", "in", [...shown.keys()])
      .execute();
    for (const { id, recommendations } of shown.values()) {
      expect(recommendations).toBe(rows.filter((row) => row.comment_id === id).length);
    }
  }

  /** Each kind of thing has happened at least once: the fixed histories see to it. */
  async function checkWhatHappened(): Promise<void> {
    const { db } = reader.storage;
    const kinds = await db.selectFrom("log").select("kind").distinct().execute();
    const happened: LogKind[] = [
      "approve",
      "reject",
      "undo",
      "withdraw",
      "appeal",
      "keep",
      "choose",
      "unchoose",
    ];
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(happened));
    const states = await db.selectFrom("comment").select("state").distinct().execute();
    expect(states).toHaveLength(4);
    const gone = await db.selectFrom("published").select("gone").distinct().execute();
    expect(gone.map((row) => row.gone)).toEqual(expect.arrayContaining([null, "withdrawn"]));
    const appeals = await db
      .selectFrom("appeal")
      .leftJoin("log", "log.id", "appeal.decision_id")
      .select("log.kind")
      .distinct()
      .execute();
    expect(new Set(appeals.map(({ kind }) => kind))).toEqual(new Set([null, "approve", "reject"]));
    const reports = await db
      .selectFrom("report")
      .leftJoin("log", "log.id", "report.answer_id")
      .select("log.kind")
      .distinct()
      .execute();
    expect(reports.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([null, "keep", "reject", "withdraw"]),
    );
    const recommended = await db
      .selectFrom("published")
      .select("id")
      .where("recommendations", ">", 0)
      .execute();
    expect(recommended.length).toBeGreaterThan(0);
    const chosen = await db
      .selectFrom("comment")
      .leftJoin("published", "published.id", "comment.id")
      .select((eb) => eb("published.chosen_at", "is not", null).as("shows"))
      .where("comment.chosen_at", "is not", null)
      .distinct()
      .execute();
    expect(chosen).toHaveLength(2);
  }

  test("a pending comment changes no byte of any public answer, not even as the first of its thread", async () => {
    const key = `/${dialect}-${++articles}`;
    const before = await readAll(key, []);
    await reader.post({ key });
    expect(await readAll(key, [])).toEqual(before);
  });
});
