/** The first promise: nothing unpublished shows, whatever has happened to the comments. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommentPage, CountsAnswer } from "../../src/contract/records.ts";
import { applyDue, decide, undo } from "../../src/server/domain/moderation.ts";
import { dialects } from "../helpers/databases.ts";
import { newSubmission } from "../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../helpers/reader-app.ts";
import { scaled } from "../helpers/scale.ts";

/** One thing that may happen to the comments of a thread. Numbers choose among what is there. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("post" as const), parent: fc.option(fc.nat(), { freq: 3 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("decide" as const),
      which: fc.nat(),
      action: fc.constantFrom("approve" as const, "approve" as const, "reject" as const),
    }),
  },
  // Without it few comments would be answered, and fewer answers would outlive what they answer.
  { weight: 4, arbitrary: fc.record({ do: fc.constant("publish" as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("undo" as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("withdraw" as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("erase" as const), which: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("wait" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  let articles = 0;

  beforeAll(async () => {
    reader = await openReaderApp(dialect);
  });
  afterAll(async () => reader.leave());

  interface Known {
    id: string;
    text: string;
    author: string;
    receipt: string;
  }

  async function play(key: string, steps: Step[]): Promise<Known[]> {
    const { services } = reader;
    const comments: Known[] = [];
    const pick = (which: number) => comments[which % Math.max(comments.length, 1)];
    for (const one of steps) {
      if (one.do === "wait") {
        reader.pass(10_000);
        await applyDue(services);
      } else if (one.do === "post") {
        const parent = one.parent === null ? undefined : pick(one.parent);
        const name = `${key}#${comments.length}`;
        const submission = newSubmission({
          key,
          parent: parent?.id ?? null,
          text: `text ${name};`,
          author: `name ${name};`,
        });
        const answer = await reader.submit(submission);
        if (answer.status !== 202) continue;
        const { id } = (await answer.json()) as { id: string };
        const { text, author, receipt } = submission.comment;
        comments.push({ id, text, author, receipt });
      } else {
        const comment = pick(one.which);
        if (!comment) continue;
        if (one.do === "publish") await reader.settle(comment.id).catch(() => {});
        else await happen(one, comment);
      }
    }
    return comments;
  }

  /** Does what the rules allow; what they refuse leaves everything as it is. */
  async function happen(
    one: Exclude<Step, { do: "wait" | "post" | "publish" }>,
    { id, receipt }: Known,
  ): Promise<void> {
    const { services, ann: moderator, storage } = reader;
    const [newest] = (await services.stores.queue.history(id)).filter(({ status }) => status !== "undone");
    if (one.do === "decide") {
      await decide(services, {
        comment: id,
        moderator,
        action: one.action,
        guideline: one.action === "reject" ? "promotion" : null,
        note: newest ? "A reason" : null,
        seen: newest?.id ?? null,
      }).catch(() => {});
    } else if (one.do === "undo") {
      if (newest) await undo(services, { decision: newest.id, moderator }).catch(() => {});
    } else if (one.do === "withdraw") {
      await reader.send(`/v1/comments/${id}/withdraw`, { site: "default", receipt });
    } else {
      await erase(storage, id);
    }
  }

  /** As an erasure will do it: what was published stops counting first. */
  async function erase({ db }: ReaderApp["storage"], id: string): Promise<void> {
    const row = await db.selectFrom("comment").select("state").where("id", "=", id).executeTakeFirstOrThrow();
    await reader.services.stores.comments.move({ comment: id, from: row.state, to: "withdrawn", at: 1 });
    await db
      .updateTable("comment")
      .set({ text: null, author: null, erased_at: 1 })
      .where("id", "=", id)
      .execute();
  }

  /** Everything that anyone can read about the article. */
  async function readAll(key: string): Promise<{ answers: string; shown: Set<string>; count: number }> {
    const answers: string[] = [];
    const shown = new Set<string>();
    const read = async <T>(path: string): Promise<T> => {
      const answer = await reader.request(`${path}site=default&key=${encodeURIComponent(key)}`);
      const text = await answer.text();
      answers.push(text, JSON.stringify([...answer.headers]));
      return JSON.parse(text) as T;
    };
    const collect = (page: CommentPage): void => {
      for (const comment of page.items) {
        if (comment.gone === null) shown.add(comment.id);
        if (comment.replies) collect(comment.replies);
      }
    };
    for (const sort of ["oldest", "newest"]) {
      collect((await read<{ comments: CommentPage }>(`/v1/thread?sort=${sort}&`)).comments);
      let next: string | null = "";
      while (next !== null) {
        const page: CommentPage = await read(`/v1/comments?sort=${sort}&limit=3${next && `&after=${next}`}&`);
        collect(page);
        for (const { id } of page.items) {
          let below: string | null = "";
          while (below !== null) {
            const replies: CommentPage = await read(
              `/v1/comments?parent=${id}&limit=2${below && `&after=${below}`}&`,
            );
            collect(replies);
            below = replies.next;
          }
        }
        next = page.next;
      }
    }
    const [count] = (await read<CountsAnswer>("/v1/counts?")).counts;
    return { answers: answers.join("\n"), shown, count: count! };
  }

  test("after any history, all answers together hold what is published and nothing else", async () => {
    const seen = { published: 0, hidden: 0, tombstones: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async (steps) => {
        const key = `/${dialect}-${++articles}`;
        const comments = await play(key, steps);
        const { answers, shown, count } = await readAll(key);
        const rows = await reader.storage.db
          .selectFrom("comment")
          .innerJoin("thread", "thread.id", "comment.thread_id")
          .selectAll("comment")
          .where("thread.key", "=", key)
          .execute();
        const published = new Set(
          rows.filter((row) => row.state === "approved" && row.erased_at === null).map((row) => row.id),
        );
        expect(shown).toEqual(published);
        expect(count).toBe(published.size);
        for (const { id, text, author } of comments) {
          expect(answers.includes(text)).toBe(published.has(id));
          expect(answers.includes(author)).toBe(published.has(id));
          seen[published.has(id) ? "published" : "hidden"]++;
        }
        seen.tombstones += answers.includes('"gone":"') ? 1 : 0;
        await checkCounters(key);
      }),
      { numRuns: scaled(1_000, 30) },
    );
    expect(Math.min(seen.published, seen.hidden, seen.tombstones)).toBeGreaterThan(0);
  });

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

  test("a pending comment changes no byte of any public answer, not even as the first of its thread", async () => {
    const key = `/${dialect}-${++articles}`;
    const before = await readAll(key);
    await reader.post({ key });
    expect(await readAll(key)).toEqual(before);
  });
});
