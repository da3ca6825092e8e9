import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import type { PlainBackend, PlainComment, PlainThread } from "../../src/backends/plain-backend.ts";
import { completed } from "../../src/backends/plain.ts";
import { BackendError } from "../../src/backends/request.ts";
import type { NewComment } from "../../src/contract/records.ts";
import { en } from "../../src/i18n/guidelines/en.ts";

const published = "2026-11-22T08:00:00.000Z";
const marit: PlainComment = { id: "1", author: "Marit", text: "I drove the 14 bus.", published };
const where = { site: "default", key: "k" };
const post = async () => {};

const comment: NewComment = {
  ...where,
  url: null,
  title: null,
  parent: null,
  author: "Ines",
  email: null,
  text: "Hello",
  lang: null,
  guidelines: { version: 1, lang: "en" },
  receipt: "r",
  honeypot: "",
  writingTime: null,
};

/** What is said on the console while it runs. */
async function consoleOf(run: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const real = console.error;
  console.error = (line: unknown) => void said.push(String(line));
  try {
    await run();
  } finally {
    console.error = real;
  }
  return said;
}

async function failure(promise: Promise<unknown>): Promise<BackendError> {
  try {
    await promise;
  } catch (error) {
    expect(error).to.be.instanceOf(BackendError);
    return error as BackendError;
  }
  throw new Error("It did not fail");
}

describe("a plain object as backend", () => {
  it("needs to give no more than a list of comments", async () => {
    const view = await completed({ thread: () => ({ comments: [marit] }), post }).thread(where);
    expect(view).to.deep.equal({
      thread: { ...where, open: true, closed: null, count: 1, version: 0 },
      form: { maxLength: 2000, maxAuthorLength: 60, maxBytes: 32_768, email: "none", signIn: "none" },
      guidelines: { version: 1, ...en },
      sort: "oldest",
      comments: {
        items: [
          {
            id: "1",
            parent: null,
            author: "Marit",
            authorId: null,
            text: "I drove the 14 bus.",
            gone: null,
            lang: "und",
            received: published,
            published,
            sha256: null,
            replyTo: null,
            recommendations: 0,
            staff: false,
            choice: false,
          },
        ],
        total: 1,
        next: null,
        previous: null,
      },
      choices: [],
    });
  });

  it("passes through what a complete backend says", async () => {
    const memory = createMemoryBackend();
    const { id } = await memory.post(comment, "key");
    memory.approve(id);
    const backend = completed(memory);
    expect(await backend.thread(where)).to.deep.equal(await memory.thread(where));
    const query = { site: "default", lang: "en", receipts: ["r", "unknown"] };
    expect(await backend.status!(query)).to.deep.equal(await memory.status(query));
  });

  it("offers what it can do, and nothing else", () => {
    const backend = completed({ thread: () => ({ comments: [] }), post, withdraw: () => {} });
    const offered = Object.keys(backend).toSorted();
    expect(offered).to.deep.equal(["comments", "guidelines", "post", "thread", "withdraw"]);
  });

  it("is read only without `post`", async () => {
    const backend = completed({ thread: () => ({ comments: [] }) });
    expect((await backend.thread(where)).thread.open).to.equal(false);
    expect((await failure(backend.post(comment, "key"))).code).to.equal("thread-closed");
  });

  it("cuts a whole thread into pages and branches, in either order", async () => {
    const at = (second: number) => new Date(Date.parse(published) + second * 1000).toISOString();
    const tops = Array.from({ length: 45 }, (_, i) => ({
      id: `t${i}`,
      author: "A",
      text: "T",
      published: at(i),
    }));
    const replies = Array.from({ length: 7 }, (_, i) => ({
      id: `r${i}`,
      author: `B${i}`,
      text: "R",
      published: at(100 + i),
      parent: i === 6 ? "r0" : "t0",
    }));
    const backend = completed({ thread: () => ({ comments: [...replies, ...tops] }), post });
    for (const sort of ["oldest", "newest"] as const) {
      const view = await backend.thread({ ...where, sort });
      expect(view.thread.count).to.equal(52);
      expect(view.comments.total).to.equal(45);
      const seen = view.comments.items.map(({ id }) => id);
      let { next } = view.comments;
      while (next) {
        const page = await backend.comments({ ...where, sort, after: next });
        seen.push(...page.items.map(({ id }) => id));
        ({ next } = page);
      }
      const expected = tops.map(({ id }) => id);
      expect(seen).to.deep.equal(sort === "oldest" ? expected : expected.toReversed());
    }
    const [first] = (await backend.thread(where)).comments.items;
    expect(first!.replies).to.include({ total: 7, next: "r4" });
    const more = await backend.comments({ ...where, parent: "t0", after: "r4" });
    expect(more.items.map(({ id, replyTo }) => [id, replyTo])).to.deep.equal([
      ["r5", null],
      ["r6", "B0"],
    ]);
  });

  it("keeps tombstones only where they hold up replies, and shows what has lost its parent", async () => {
    const comments: PlainComment[] = [
      { id: "held", gone: "withdrawn", published, replies: [{ ...marit, id: "reply" }] },
      { id: "bare", gone: "removed", published },
      { ...marit, id: "orphan", parent: "nowhere" },
      { ...marit, id: "round", parent: "about" },
      { ...marit, id: "about", parent: "round" },
    ];
    const view = await completed({ thread: () => ({ comments }), post }).thread(where);
    expect(view.comments.items.map(({ id, text }) => [id, text === null])).to.deep.equal([
      ["held", true],
      ["orphan", false],
      ["round", false],
      ["about", false],
    ]);
    expect(view.comments.items[0]!.replies!.items.map(({ id }) => id)).to.deep.equal(["reply"]);
    expect(view.comments.total).to.equal(3);
    expect(view.thread.count).to.equal(4);
  });

  it("leaves pages to a backend that cuts them", async () => {
    const asked: unknown[] = [];
    const thread: PlainBackend = {
      thread: () => ({
        comments: { items: [{ ...marit, replies: [{ ...marit, id: "2" }] }], total: 9, next: "x" },
      }),
      post,
    };
    const backend = completed({
      ...thread,
      comments(query) {
        asked.push(query);
        return { items: [{ ...marit, id: "3" }] };
      },
    });
    const view = await backend.thread(where);
    expect(view.thread.count).to.equal(10);
    expect(view.comments.items[0]!.replies!.items[0]).to.include({ id: "2", parent: "1" });
    const query = { ...where, after: "x" };
    expect(await backend.comments(query)).to.include({ total: 1, next: null });
    expect(asked).to.deep.equal([query]);
    // Nothing would bring them.
    expect((await completed(thread).thread(where)).comments.next).to.equal(null);
  });

  it("takes what the newsroom chose from the answer, else from the comments that it holds", async () => {
    const [one, two, three, four] = [1, 2, 3, 4].map((n) => ({ ...marit, id: `${n}`, choice: true }));
    const choicesOf = async (thread: PlainThread) => {
      const view = await completed({ thread: () => thread, comments: () => ({ items: [] }), post }).thread(
        where,
      );
      expect(view.choices.every(({ choice }) => choice)).to.equal(true);
      return view.choices.map(({ id }) => id);
    };
    const list = [one!, two!, three!, four!, { ...marit, id: "5", staff: true }];
    expect(await choicesOf({ comments: list })).to.deep.equal(["4", "3", "2"]);
    expect(await choicesOf({ comments: { items: list } })).to.deep.equal(["1", "2", "3"]);
    const elsewhere = [{ ...marit, id: "elsewhere" }, one!];
    expect(await choicesOf({ comments: { items: list }, choices: elsewhere })).to.deep.equal([
      "elsewhere",
      "1",
    ]);
    expect(await choicesOf({ comments: list, choices: [] })).to.deep.equal([]);
  });

  it("takes a comment as sent where `post` says nothing, or only its id", async () => {
    const silent = await completed({ thread: () => ({ comments: [] }), post }).post(comment, "key");
    expect(silent).to.include({ id: "key", state: "pending", text: "Hello", author: "Ines", key: "k" });
    const named = completed({ thread: () => ({ comments: [] }), post: () => ({ id: "7" }) });
    expect(await named.post(comment, "key")).to.include({ id: "7", text: "Hello" });
  });

  it("fills the next answer about a comment with what it knows of it", async () => {
    const states: ("rejected" | "pending")[] = ["rejected"];
    const backend = completed({
      thread: () => ({ comments: [] }),
      post: () => ({ id: "7", received: published }),
      status: () => ({ comments: [{ id: "7", state: states[0] ?? "pending" }, null] }),
      appeal: () => {},
      withdraw: () => {},
    });
    await backend.post(comment, "key");
    const { comments } = await backend.status!({
      site: "default",
      lang: "en",
      receipts: ["r", "other", "third"],
    });
    expect(comments).to.have.length(3);
    expect(comments[0]).to.include({ id: "7", state: "rejected", text: "Hello", received: published });
    expect(comments.slice(1)).to.deep.equal([null, null]);
    const appealed = await backend.appeal!("7", {
      site: "default",
      receipt: "r",
      text: "Please read it again.",
    });
    expect(appealed).to.include({ state: "rejected", text: "Hello", mayAppeal: false });
    expect(appealed.appeal).to.include({ text: "Please read it again.", decided: null });
    expect(await backend.withdraw!("7", { site: "default", receipt: "r" })).to.include({
      state: "withdrawn",
      text: "Hello",
    });
  });

  const unusable: [string, () => unknown, string][] = [
    ["no object", () => "<html>", "thread() must be an object"],
    ["no comments", () => ({}), "thread().comments must be an object"],
    [
      "a comment without text",
      () => ({ comments: [{ id: "1", author: "A", published }] }),
      "thread().comments[0].text must be a text",
    ],
    [
      "a reply without a time",
      () => ({ comments: { items: [{ ...marit, replies: [{ id: "2", author: "A", text: "T" }] }] } }),
      'thread().comments.items[0].replies.items[0].received must be a time, for example "2026-11-22T08:00:00Z"',
    ],
    [
      "an unknown rule",
      () => ({ comments: [], form: { email: "maybe" } }),
      "thread().form.email must be one of: none, optional, required",
    ],
    [
      "a count that is none",
      () => ({ comments: [{ ...marit, recommendations: -1 }] }),
      "thread().comments[0].recommendations must be a whole number, 0 or more",
    ],
  ];
  for (const [what, answer, said] of unusable) {
    it(`tells the developer where ${what} cannot be used, and readers that it could not be loaded`, async () => {
      const backend = completed({ thread: answer as PlainBackend["thread"], post });
      const lines = await consoleOf(async () => {
        expect((await failure(backend.thread(where))).code).to.equal("unreadable");
      });
      expect(lines.join("\n")).to.contain(said);
    });
  }

  it("takes an error with a known code as that, and any other as not reached", async () => {
    const throwing = (error: unknown) =>
      completed({
        thread: () => ({ comments: [] }),
        post: () => {
          throw error;
        },
      });
    const told = await failure(
      throwing(Object.assign(new Error("slow"), { code: "too-fast", problem: { retryAfter: 7 } })).post(
        comment,
        "k",
      ),
    );
    expect(told.code).to.equal("too-fast");
    expect(told.problem).to.deep.equal({ retryAfter: 7 });
    const lines = await consoleOf(async () => {
      for (const error of [new Error("broken"), { code: "E_OTHER" }, { code: "toString" }, undefined]) {
        expect((await failure(throwing(error).post(comment, "k"))).code).to.equal("unreachable");
      }
    });
    expect(lines[0]).to.contain("the backend's post() failed: broken");
  });

  it("ends a call with its caller, though the object knows of no signal", async () => {
    const controller = new AbortController();
    const asked = completed({ thread: () => new Promise<never>(() => {}) }).thread(where, controller.signal);
    controller.abort();
    let thrown: unknown;
    await asked.catch((error: unknown) => (thrown = error));
    expect(thrown).to.have.property("name", "AbortError");
  });

  it("takes what does not come in time as not reached", async () => {
    const real = globalThis.setTimeout;
    const waits: unknown[] = [];
    globalThis.setTimeout = ((run: () => void, wait?: number) => {
      waits.push(wait);
      return real(run, 0);
    }) as typeof setTimeout;
    try {
      const { code } = await failure(completed({ thread: () => new Promise<never>(() => {}) }).thread(where));
      expect(code).to.equal("unreachable");
    } finally {
      globalThis.setTimeout = real;
    }
    expect(waits).to.deep.equal([15_000]);
  });
});

describe("guidelines where the backend is not ours", () => {
  const own = (title: string) => ({ title, rules: [{ id: "kind", label: "Be kind" }] });
  const titleOf = async (plain: Partial<PlainBackend>, page = {}, lang = "en") =>
    (await completed({ thread: () => ({ comments: [] }), ...plain }, page).thread({ ...where, lang }))
      .guidelines.title;
  const fromThread = { thread: () => ({ comments: [], guidelines: own("thread") }) };
  const fromBackend = { guidelines: () => own("backend") };
  const json = (value: unknown) => `data:application/json,${encodeURIComponent(JSON.stringify(value))}`;

  it("come from the thread, else the page's property, else its address, else the backend, else from us", async () => {
    const src = { guidelinesSrc: json(own("address")) };
    expect(
      await titleOf({ ...fromThread, ...fromBackend }, { guidelines: own("property"), ...src }),
    ).to.equal("thread");
    expect(await titleOf(fromBackend, { guidelines: own("property"), ...src })).to.equal("property");
    expect(await titleOf(fromBackend, src)).to.equal("address");
    expect(await titleOf(fromBackend)).to.equal("backend");
    expect(await titleOf({})).to.equal(en.title);
  });

  it("fill what they leave out", async () => {
    const backend = completed(
      { thread: () => ({ comments: [] }) },
      { guidelines: { ...own("property"), version: 7 } },
    );
    expect((await backend.thread({ ...where, lang: "ckb" })).guidelines).to.deep.equal({
      version: 7,
      lang: "ckb",
      title: "property",
      introduction: "",
      rules: [{ id: "kind", label: "Be kind", explanation: "", ground: true }],
      closing: "",
    });
  });

  it("are a new version when their words change, in whatever language, and only then", async () => {
    const versionOf = async (guidelines: object, lang: string) => {
      const backend = completed({ thread: () => ({ comments: [] }) }, { guidelines: guidelines as never });
      return (await backend.thread({ ...where, lang })).guidelines.version;
    };
    const before = { en: own("English"), ckb: own("Sorani") };
    const first = await versionOf(before, "en");
    expect(await versionOf({ ...before }, "ckb")).to.equal(first);
    expect(await versionOf({ ...before, ckb: own("Other") }, "en")).not.to.equal(first);
    expect(await versionOf(own("English"), "en")).not.to.equal(await versionOf(own("Other"), "en"));
  });

  it("are those of the reader's language, or of the nearest there is", async () => {
    const guidelines = { en: own("English"), ckb: own("Sorani") };
    expect(await titleOf({}, { guidelines }, "ckb-IQ")).to.equal("Sorani");
    expect(await titleOf({}, { guidelines }, "ku-Arab")).to.equal("Sorani");
    expect(await titleOf({}, { guidelines }, "pt")).to.equal("English");
    expect(await titleOf({}, { guidelines: { tr: own("Turkish") } }, "pt")).to.equal("Turkish");
  });

  it("are never absent: what cannot be used is told to the developer, and the next in line is shown", async () => {
    const lines = await consoleOf(async () => {
      expect(await titleOf(fromBackend, { guidelinesSrc: json({ title: 1, rules: [] }) })).to.equal(
        "backend",
      );
      expect(await titleOf({}, { guidelines: {} })).to.equal(en.title);
      expect(await titleOf({ guidelines: () => Promise.reject(new Error("gone")) })).to.equal(en.title);
    });
    expect(lines).to.have.length(3);
    expect(lines[0]).to.contain(".title must be a text");
  });

  it("tells what it is told, and nothing that cannot be used", async () => {
    const event = { key: "k", version: 3, kind: "published", comment: "1", root: null, count: 1 } as const;
    let tell!: Parameters<NonNullable<PlainBackend["subscribe"]>>[1];
    let ended = 0;
    const backend = completed({
      thread: () => ({ comments: [marit], thread: { version: 2 } }),
      subscribe(query, listener) {
        expect(query.since).to.deep.equal([2]);
        tell = listener;
        return () => ended++;
      },
    });
    const { version } = (await backend.thread(where)).thread;
    const told: unknown[] = [];
    const query = { site: "default", key: ["k"], since: [version] };
    const end = await backend.subscribe!(query, (events) => told.push(events));
    const said = await consoleOf(async () => {
      tell([{ ...event, more: "of theirs" } as never]);
      tell([{ key: "k" } as never]);
      tell(null);
    });
    expect(told).to.deep.equal([[event], null]);
    expect(said).to.have.length(1);
    end();
    expect(ended).to.equal(1);
    expect(completed({ thread: () => ({ comments: [] }) })).not.to.have.property("subscribe");
  });
});
