/** Hostile strings through the API on both databases: kept byte by byte, or refused with their reason. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Problem } from "../../src/contract/codes.ts";
import { countGraphemes } from "../../src/contract/text.ts";
import type { CommentPage, OwnComment } from "../../src/contract/records.ts";
import { getComments } from "../../src/contract/routes.ts";
import { maxBytes } from "../../src/server/domain/threads.ts";
import { type Hostile, foreignCorpus, ownCorpus } from "../helpers/corpus.ts";
import { type TestDatabase, createDatabase, dialects } from "../helpers/databases.ts";
import { type DeskClient, openDesk } from "../helpers/desk-client.ts";
import { moderator, prepareSite } from "../helpers/prepared-site.ts";
import { call, newSubmission, send } from "../helpers/reader-client.ts";
import { type ServerProcess, startServerProcess } from "../helpers/server-process.ts";

/** As the test's site has them. */
const limits = { maxLength: 2_000, maxAuthorLength: 60, maxBytes };

const own = ownCorpus();
const foreign = foreignCorpus(limits);
const all = [...own, ...foreign];
console.log(`Hostile strings: ${own.length} of our own, ${foreign.length} by AFTERWORD_CORPUS`);

/** Of each comment, in milliseconds; a busy machine included. */
const each = 1_000;

const utf8 = (text: string | null): string => Buffer.from(text ?? "").toString("hex");

describe.each(dialects)("on %s", (dialect) => {
  let database: TestDatabase;
  let server: ServerProcess;
  let desk: DeskClient;

  beforeAll(async () => {
    database = await createDatabase(dialect);
    await prepareSite(database.url, { undoSeconds: 0 });
    server = await startServerProcess({ database: database.url });
    desk = await openDesk(server.desk, moderator);
  });
  afterAll(async () => {
    await server.kill();
    await database.drop();
  });

  /** Posts and publishes each, and answers with what the public API says of them, by id. */
  async function publish(comments: { id: string; author?: string; text: string }[], key: string) {
    const received = new Map<string, OwnComment>();
    for (const { id, ...words } of comments) {
      const answer = await send(server.api, newSubmission({ key, ...words }));
      expect(answer.status, `${id}: ${await answer.clone().text()}`).toBe(202);
      const comment = (await answer.json()) as OwnComment;
      received.set(comment.id, comment);
      expect((await desk.decide(comment.id, {})).status, id).toBe(200);
    }
    const shown = new Map<string, CommentPage["items"][number]>();
    for (let after: string | undefined = ""; after !== undefined;) {
      const query = { site: "default", key, limit: 100, ...(after && { after }) };
      const page = (await (await call(server.api, getComments, { query })).json()) as CommentPage;
      for (const item of page.items) shown.set(item.id, item);
      after = page.next ?? undefined;
    }
    return [...received].map(([id, mine]) => ({ mine, shown: shown.get(id)! }));
  }

  test(
    "those that can be kept come back as they were sent, as text",
    async () => {
      const kept = all.filter(({ expect: expected }) => expected === "kept");
      expect(kept.length).toBeGreaterThan(120);
      const published = await publish(kept, "texts");
      for (const [n, { mine, shown }] of published.entries()) {
        const { id, text } = kept[n]!;
        expect(utf8(mine.text), id).toBe(utf8(text));
        expect(utf8(shown.text), id).toBe(utf8(text));
      }
    },
    all.length * each,
  );

  test(
    "and as name, where the length allows",
    async () => {
      const names = all.filter(
        ({ expect: expected, text }) => expected === "kept" && countGraphemes(text) <= limits.maxAuthorLength,
      );
      expect(names.length).toBeGreaterThan(100);
      const published = await publish(
        names.map(({ id, text }) => ({ id, author: text, text: `By ${id}` })),
        "names",
      );
      for (const [n, { mine, shown }] of published.entries()) {
        const { id, text } = names[n]!;
        expect(utf8(mine.author), id).toBe(utf8(text));
        expect(utf8(shown.author), id).toBe(utf8(text));
      }
    },
    all.length * each,
  );

  const refused = (one: Hostile) => one.expect !== "kept";

  test.each(["text", "author"] as const)("the others are refused with their reason, as %s", async (field) => {
    const bad = all.filter(refused);
    expect(bad.length).toBeGreaterThan(20);
    for (const { id, text, expect: code } of bad) {
      const answer = await send(server.api, newSubmission({ key: "refused", [field]: text }));
      const problem = (await answer.json()) as Problem;
      expect(answer.headers.get("content-type"), id).toMatch(/^application\/problem\+json/);
      // A body beyond the bytes that are read at all is refused before its fields are looked at.
      if (problem.code === "too-large") expect(code, id).toBe("too-long");
      else expect({ code: problem.code, field: problem.field }, id).toEqual({ code, field });
      if (code === "unstorable") expect(problem.position, id).toBe(text.search(/\0|\p{Surrogate}/u));
    }
    const page = await call(server.api, getComments, { query: { site: "default", key: "refused" } });
    expect(((await page.json()) as CommentPage).total).toBe(0);
  });
});
