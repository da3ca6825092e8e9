import { expect } from "@open-wc/testing";
import { createIssoBackend } from "../../src/backends/isso.ts";
import { completed } from "../../src/backends/plain.ts";
import type { CommentsBackend } from "../../src/backends/backend.ts";
import type { BackendError } from "../../src/backends/request.ts";
import { commentSent, waiting } from "../helpers/isso-exchange.ts";
import { askIssoBeside, type IssoBeside, type PublishOrder } from "../helpers/isso-orders.ts";

const { open, moderated, foreign, moved } = await askIssoBeside<IssoBeside>();
const isso = (endpoint = open): CommentsBackend => completed(createIssoBackend(endpoint));

let articles = 0;
const newUri = () => `/adapter-${Date.now().toString(36)}-${++articles}/`;
const where = (key: string, lang = "en") => ({ site: "default", key, lang });
const publish = (uri: string, said: Partial<PublishOrder> = {}) =>
  askIssoBeside<string>({
    order: "publish",
    uri,
    author: "Marit",
    text: "I drove the 14 bus.",
    parent: null,
    of: "open",
    ...said,
  });

const real = globalThis.fetch;
let calls: string[] = [];

/** Answers every request with this. */
const always = (answer: () => Response | Promise<Response>) => {
  globalThis.fetch = async () => answer();
};
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

const failure = async (promise: Promise<unknown>): Promise<BackendError> => {
  try {
    await promise;
  } catch (error) {
    return error as BackendError;
  }
  throw new Error("It did not fail");
};

/** What developers are told meanwhile. */
async function told(act: () => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const before = console.error;
  console.error = (line: unknown) => void lines.push(String(line));
  try {
    await act();
  } finally {
    console.error = before;
  }
  return lines;
}

describe("Isso", () => {
  beforeEach(() => {
    calls = [];
    globalThis.fetch = (address, init) => {
      const { origin, pathname, search } = new URL(address as string, location.href);
      if (origin !== location.origin) calls.push(`${init?.method ?? "GET"} ${pathname}${search}`);
      return real(address, init);
    };
  });
  afterEach(() => void (globalThis.fetch = real));

  it("gives a thread whole, in one request, its answers below the top", async () => {
    const key = newUri();
    const top = await publish(key);
    const answer = await publish(key, { parent: top, text: "In **snow**?", author: null });
    await publish(key, { parent: answer, text: "Yes <b>", author: "Tomas & Rûken" });
    const { thread, comments, form } = await isso().thread(where(key, "ckb"));
    expect(calls).to.deep.equal([`GET /?uri=${encodeURIComponent(key)}&sort=oldest`]);
    expect(thread).to.include({ key, open: true, count: 3 });
    const [first] = comments.items;
    expect(first).to.include({ author: "Marit", text: "I drove the 14 bus.", parent: null });
    expect(
      first!.replies!.items.map(({ author, text, parent, replyTo }) => [author, text, parent, replyTo]),
    ).to.deep.equal([
      ["بێ ناو", "In snow?", top, null],
      // Kept below the top: whom it answered is not known, and is not guessed.
      ["Tomas & Rûken", "Yes <b>", top, null],
    ]);
    expect(first!.replies!.items[1]).to.have.property("html", "<p>Yes &lt;b&gt;</p>");
    expect(form).to.include({ maxLength: 65_535, maxBytes: 262_140, email: "none" });
  });

  it("asks for an address only where Isso insists on one", async () => {
    always(() => json({ replies: [], config: { "require-email": true } }));
    expect((await isso().thread(where("/karez/"))).form.email).to.equal("required");
  });

  it("has a place for what was deleted and is answered, and does not say by whom", async () => {
    always(() =>
      json({
        replies: [
          {
            id: 1,
            parent: null,
            created: 1,
            mode: 4,
            text: "<p></p>",
            author: null,
            replies: [{ id: 2, parent: 1, created: 2, mode: 1, text: "<p>In snow?</p>", author: "Marit" }],
          },
        ],
      }),
    );
    const { comments, thread } = await isso().thread(where("/karez/"));
    expect(comments.items[0]).to.include({ gone: "erased", author: null, text: null });
    expect(thread.count).to.equal(1);
  });

  it("takes a comment with what it needs, and nothing of ours", async () => {
    const sent: RequestInit[] = [];
    globalThis.fetch = async (_, init) => {
      sent.push(init!);
      return json({ id: 7, parent: 3, created: 1_795_334_400.5, mode: 2 }, 202);
    };
    const own = await isso().post(commentSent({ parent: "5", title: null }), "key");
    expect(own).to.include({ id: "7", parent: "3", state: "pending", received: "2026-11-22T08:00:00.500Z" });
    const [{ credentials, headers, body, redirect }] = sent as [RequestInit];
    expect({ credentials, headers, redirect }).to.deep.equal({
      credentials: "omit",
      headers: { "Content-Type": "application/json" },
      redirect: "manual",
    });
    expect(JSON.parse(body as string)).to.deep.equal({
      text: "In snow?",
      author: "Ines",
      email: null,
      parent: 5,
      title: "/karez/",
    });
  });

  it("counts what is too long as Isso does, before it is sent", async () => {
    const error = await failure(isso().post(commentSent({ text: "👍".repeat(65_536) }), "key"));
    expect(error.code).to.equal("too-long");
    expect(error.problem).to.include({ field: "text", limit: 65_535, actual: 65_536 });
    expect(calls).to.deep.equal([]);
  });

  describe("after a lost answer", () => {
    it("finds the comment that has arrived, and makes no second one", async () => {
      const key = newUri();
      const comment = commentSent({ key, text: 'Two *stars*,\n\nand <b>"quotes"</b>', author: "Ines & Jo" });
      const firstSent = new Date().toISOString();
      const first = await isso().post(comment, "key");
      const again = await isso().post(comment, "key", { firstSent });
      expect(again).to.deep.equal(first);
      expect(again.state).to.equal("approved");
      expect((await isso().thread(where(key))).thread.count).to.equal(1);
    });

    /** Somebody's words below the article, and what becomes of the same words when they are sent again. */
    async function againAfter(said: { author: string; ago: number }, clock: number): Promise<string> {
      const before = { id: 1, parent: null, mode: 1, text: "Agreed.", author: said.author };
      globalThis.fetch = async (_, init) => {
        const now = Date.now() + clock;
        if (init?.method === "POST") return json({ ...before, id: 2, created: now / 1000 }, 201);
        const body = JSON.stringify({ replies: [{ ...before, created: (now - said.ago) / 1000 }] });
        return new Response(body, { headers: { Date: new Date(now).toUTCString() } });
      };
      const firstSent = new Date(Date.now() - 60_000).toISOString();
      const { id } = await isso().post(commentSent({ text: "Agreed." }), "key", { firstSent });
      return id === "1" ? "found" : "sent again";
    }

    it("takes neither the same words of before nor those of others for it, whatever its clock says", async () => {
      for (const clock of [0, -3_600_000, 3_600_000]) {
        expect(await againAfter({ author: "Ines", ago: 59_000 }, clock)).to.equal("found");
        expect(await againAfter({ author: "Ines", ago: 70_000 }, clock)).to.equal("sent again");
        expect(await againAfter({ author: "Marit", ago: 59_000 }, clock)).to.equal("sent again");
      }
    });

    it("sends nothing while it cannot look", async () => {
      const key = newUri();
      globalThis.fetch = async (address, init) => {
        if (!init?.method) throw new TypeError("Failed to fetch");
        return real(address, init);
      };
      const sent = isso().post(commentSent({ key }), "key", { firstSent: new Date().toISOString() });
      await told(async () => expect((await failure(sent)).code).to.equal("unreachable"));
      globalThis.fetch = real;
      expect((await isso().thread(where(key))).thread.count).to.equal(0);
    });

    it("sends again what a moderator would have: it cannot be found, and is lost to nobody", async () => {
      const key = newUri();
      const comment = commentSent({ key });
      const first = await isso(moderated).post(comment, "key");
      const firstSent = first.received;
      const again = await isso(moderated).post(comment, "key", { firstSent });
      expect([first.state, again.state]).to.deep.equal(["pending", "pending"]);
      expect(again.id).not.to.equal(first.id);
    });
  });

  describe("what became of a comment", () => {
    const statesOf = async (backend: CommentsBackend, known: ReturnType<typeof waiting>[]) =>
      (
        await backend.status!(
          { site: "default", lang: "en", receipts: known.map((_, i) => `r${i}`) },
          undefined,
          known,
        )
      ).comments.map((one) => one?.state);

    it("is told by the thread, by its absence, and by nothing else", async () => {
      const key = newUri();
      const backend = isso(moderated);
      const [shown, deleted, pending] = await Promise.all(
        ["One of them", "Another one", "A third one"].map((text) =>
          backend.post(commentSent({ key, text }), text),
        ),
      );
      await askIssoBeside({ order: "activate", id: shown!.id });
      await askIssoBeside({ order: "remove", id: deleted!.id });
      // Nothing was read since: Isso only says that there is such a comment.
      expect(await statesOf(backend, [shown!, deleted!, pending!])).to.deep.equal([
        "pending",
        "rejected",
        "pending",
      ]);
      await backend.thread(where(key));
      calls = [];
      expect(await statesOf(backend, [shown!, pending!])).to.deep.equal(["approved", "pending"]);
      expect(calls).to.deep.equal([`GET /id/${pending!.id}`]);
    });

    it("is not taken from another that got its id", async () => {
      const key = newUri();
      const backend = isso(moderated);
      const gone = await backend.post(commentSent({ key }), "key");
      await askIssoBeside({ order: "remove", id: gone.id });
      const id = await publish(key, { of: "moderated" });
      expect(id).to.equal(gone.id);
      await backend.thread(where(key));
      expect(await statesOf(backend, [gone])).to.deep.equal(["pending"]);
    });

    it("is not asked again once it is decided, and not of what nobody knows", async () => {
      const { comments } = await isso().status!(
        { site: "default", lang: "en", receipts: ["a", "b"] },
        undefined,
        [waiting({ state: "approved" }), null],
      );
      expect(comments.map((one) => one?.state ?? null)).to.deep.equal(["approved", null]);
      expect(calls).to.deep.equal([]);
    });
  });

  it("recommends once, and says so where it was not counted", async () => {
    const key = newUri();
    const id = await publish(key);
    const request = { site: "default", voter: "v", recommend: true };
    expect(await isso().react!(id, request)).to.deep.equal({ recommended: true, recommendations: 1 });
    expect((await failure(isso().react!(id, request))).code).to.equal("forbidden");
    expect((await failure(isso().react!("4711", request))).code).to.equal("unknown-comment");
    const back = { ...request, recommend: false };
    expect((await failure(isso().react!(id, back))).code).to.equal("forbidden");
    expect((await isso().thread(where(key))).comments.items[0]!.recommendations).to.equal(1);
  });

  const comment = { id: 1, parent: null, created: 1, mode: 1, text: "<p>In snow?</p>", author: "Marit" };
  const replies = (...list: unknown[]) => ({ replies: list });

  const unusable: [string, () => Response][] = [
    ["a page in place of JSON", () => new Response("<!doctype html><h1>Welcome</h1>")],
    ["nothing", () => new Response("")],
    ["null", () => json(null)],
    ["a list", () => json([])],
    ["no list of comments", () => json({ replies: { length: 1 } })],
    ["a comment that is none", () => json(replies(null))],
    ["an id that is a text", () => json(replies({ ...comment, id: "1" }))],
    ["no time", () => json(replies({ ...comment, created: null, id: 2 }, { ...comment, created: "soon" }))],
    ["a time beyond all times", () => json(replies({ ...comment, created: 1e300 }))],
    ["no text", () => json(replies({ ...comment, text: null }))],
    ["likes that are no number", () => json(replies({ ...comment, likes: "many" }))],
    ["replies that are none", () => json(replies({ ...comment, replies: "two" }))],
    ["a configuration that is none", () => json({ replies: [], config: "none" })],
  ];
  for (const [what, answer] of unusable) {
    it(`reads ${what} as unusable, and says so once`, async () => {
      always(answer);
      const lines = await told(async () => {
        const backend = isso(`https://${what.replace(/\W/g, "-")}.example`);
        expect((await failure(backend.thread(where("/karez/")))).code).to.equal("unreadable");
        expect((await failure(backend.thread(where("/karez/")))).code).to.equal("unreadable");
      });
      expect(lines).to.have.length(1);
      expect(lines[0]).to.match(/^Afterword: .*(answered)/);
    });
  }

  it("shows what can be shown of odd threads: circles, ids twice, parents that are not there, the future", async () => {
    const soon = Date.now() / 1000 + 86_400;
    always(() =>
      json(
        replies(
          { ...comment, parent: 2 },
          { ...comment, id: 2, parent: 1 },
          { ...comment, id: 3, text: "<p>first</p>" },
          { ...comment, id: 3, text: "<p>again</p>" },
          { ...comment, id: 4, parent: 4711, created: soon, author: 5, likes: undefined },
        ),
      ),
    );
    const { comments, thread } = await isso().thread(where("/karez/"));
    expect(thread.count).to.equal(4);
    expect(comments.items.at(-1)).to.include({ id: "4", author: "No name" });
  });

  it("follows no redirect, neither with a question nor with a comment", async () => {
    const key = newUri();
    const lines = await told(async () => {
      expect((await failure(isso(moved).thread(where(key)))).code).to.equal("unreadable");
      expect((await failure(isso(moved).counts!({ site: "default", key: [key] }))).code).to.equal(
        "unreachable",
      );
    });
    expect(lines[0]).to.contain("a redirect");
    globalThis.fetch = real;
    expect((await isso().thread(where(key))).thread.count).to.equal(0);
  });

  it("does nothing from a page that Isso does not know", async () => {
    const key = newUri();
    const before = Number(await publish(key, { of: "foreign" }));
    const lines = await told(async () => {
      expect((await failure(isso(foreign).thread(where(key)))).code).to.equal("unreachable");
      expect((await failure(isso(foreign).post(commentSent({ key }), "key"))).code).to.equal("unreachable");
    });
    expect(lines).to.have.length(2);
    // None has come in between.
    expect(Number(await publish(key, { of: "foreign" }))).to.equal(before + 1);
  });
});
