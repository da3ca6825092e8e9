import { expect } from "@open-wc/testing";
import { createNativeBackend } from "../../src/backends/native.ts";
import { BackendError } from "../../src/backends/request.ts";
import type { NewComment, OwnComment, ThreadView } from "../../src/contract/records.ts";

const endpoint = "https://api.example/base";

const view: ThreadView = {
  thread: { site: "s", key: "/a?b=1&c", open: true, closed: null, count: 0, version: 0 },
  form: { maxLength: 10, maxAuthorLength: 10, maxBytes: 100, email: "none", signIn: "none" },
  guidelines: { version: 1, lang: "en", title: "", introduction: "", rules: [], closing: "" },
  sort: "oldest",
  comments: { items: [], total: 0, next: null, previous: null },
  choices: [],
};

const own: OwnComment = {
  id: "c",
  key: "k",
  parent: null,
  author: "A",
  text: "T",
  lang: "en",
  received: "2026-11-22T08:00:00.000Z",
  sha256: null,
  state: "pending",
  outcome: null,
  waiting: null,
  appeal: null,
  mayAppeal: false,
};

interface Call {
  url: URL;
  init: RequestInit;
}

const real = globalThis.fetch;

/** Takes the place of the network: writes the calls down and answers all alike. */
function network(answer: () => Response | Promise<Response>): Call[] {
  const calls: Call[] = [];
  globalThis.fetch = async (url, init = {}) => {
    calls.push({ url: new URL(url as string), init });
    return answer();
  };
  return calls;
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const headersOf = ({ init }: Call) => new Headers(init.headers);

async function failure(promise: Promise<unknown>): Promise<BackendError> {
  try {
    await promise;
  } catch (error) {
    expect(error).to.be.instanceOf(BackendError);
    return error as BackendError;
  }
  throw new Error("It did not fail");
}

describe("the native backend", () => {
  afterEach(() => {
    globalThis.fetch = real;
  });

  it("sends no cookie with any call", async () => {
    const calls = network(() => json({}));
    const backend = createNativeBackend(endpoint);
    const all = [
      backend.thread({ site: "s", key: "k" }),
      backend.comments({ site: "s", key: "k" }),
      backend.post({} as NewComment, "key"),
      backend.status!({ site: "s", lang: "en", receipts: [] }),
      backend.withdraw!("c", { site: "s", receipt: "r" }),
      backend.counts!({ site: "s", key: ["k"] }),
    ];
    await Promise.allSettled(all);
    expect(calls.map(({ init }) => init.credentials)).to.deep.equal(Array(6).fill("omit"));
  });

  it("asks for a thread by query, each value encoded once", async () => {
    const calls = network(() => json(view));
    const answer = await createNativeBackend(endpoint).thread({ site: "s", key: "/a?b=1&c", lang: "ckb" });
    expect(answer).to.deep.equal(view);
    const { url } = calls[0]!;
    expect(url.origin + url.pathname).to.equal("https://api.example/base/v1/thread");
    expect(Object.fromEntries(url.searchParams)).to.deep.equal({ site: "s", key: "/a?b=1&c", lang: "ckb" });
  });

  it("takes the answer that was asked for early, once, and only to the same question", async () => {
    const calls = network(() => json({ ...view, sort: "newest" }));
    const early = () => ({
      address: `${endpoint}/v1/thread?site=s&key=k&lang=en`,
      response: Promise.resolve(json(view)),
    });
    const backend = createNativeBackend(endpoint, early());
    expect(await backend.thread({ site: "s", key: "k", lang: "en" })).to.include({ sort: "oldest" });
    expect(calls).to.have.length(0);
    expect(await backend.thread({ site: "s", key: "k", lang: "en" })).to.include({ sort: "newest" });
    expect(calls).to.have.length(1);
    await createNativeBackend(endpoint, early()).thread({ site: "s", key: "other", lang: "en" });
    expect(calls).to.have.length(2);
  });

  it("asks again where the early request came to nothing", async () => {
    const calls = network(() => json(view));
    const backend = createNativeBackend(endpoint, {
      address: `${endpoint}/v1/thread?site=s&key=k`,
      response: Promise.resolve(undefined),
    });
    expect(await backend.thread({ site: "s", key: "k" })).to.deep.equal(view);
    expect(calls).to.have.length(1);
  });

  it("does not wait for an early answer that never comes", async () => {
    const query = { site: "s", key: "k", lang: "en" };
    const address = `${endpoint}/v1/thread?site=s&key=k&lang=en`;
    const response = new Promise<Response>(() => {});
    const late = globalThis.setTimeout;
    // Fifteen seconds are over at once.
    globalThis.setTimeout = ((run: () => void) => late(run)) as typeof setTimeout;
    try {
      const { code } = await failure(createNativeBackend(endpoint, { address, response }).thread(query));
      expect(code).to.equal("unreachable");
    } finally {
      globalThis.setTimeout = late;
    }
  });

  it("tells the problem of an early answer as of any other", async () => {
    const calls = network(() => json(view));
    const backend = createNativeBackend(endpoint, {
      address: `${endpoint}/v1/thread?site=s&key=k`,
      response: Promise.resolve(json({ code: "unknown-site" }, 404)),
    });
    expect((await failure(backend.thread({ site: "s", key: "k" }))).code).to.equal("unknown-site");
    expect(calls).to.have.length(0);
  });

  it("posts as JSON, with our header and the idempotency key", async () => {
    const calls = network(() => json(own, 202));
    expect(await createNativeBackend(endpoint).post({ text: "T" } as NewComment, "the key")).to.deep.equal(
      own,
    );
    const headers = headersOf(calls[0]!);
    expect(headers.get("Content-Type")).to.equal("application/json");
    expect(headers.get("Afterword-Client")).to.equal("1");
    expect(headers.get("Idempotency-Key")).to.equal("the key");
    expect(calls[0]!.init.body).to.equal('{"text":"T"}');
  });

  it("withdraws by the id in the path, encoded, and the receipt in the body", async () => {
    const calls = network(() => json({ ...own, state: "withdrawn" }));
    await createNativeBackend(endpoint).withdraw!("a/b", { site: "s", receipt: "r" });
    expect(calls[0]!.url.pathname).to.equal("/base/v1/comments/a%2Fb/withdraw");
    expect(calls[0]!.init.body).to.equal('{"site":"s","receipt":"r"}');
  });

  it("repeats the name for each key that is counted", async () => {
    const calls = network(() => json({ counts: [1, 2] }));
    const answer = await createNativeBackend(endpoint).counts!({ site: "s", key: ["a", "b"] });
    expect(answer.counts).to.deep.equal([1, 2]);
    expect(calls[0]!.url.searchParams.getAll("key")).to.deep.equal(["a", "b"]);
  });

  it("carries the server's code, field and wait", async () => {
    network(() => json({ code: "too-fast", field: "text", retryAfter: 7 }, 429));
    const error = await failure(createNativeBackend(endpoint).post({} as NewComment, "k"));
    expect(error.code).to.equal("too-fast");
    expect(error.problem).to.include({ field: "text", retryAfter: 7 });
  });

  it("calls what it cannot read unreadable, and what did not come unreachable", async () => {
    const backend = createNativeBackend(endpoint);
    network(() => json({ items: "none" }));
    expect((await failure(backend.comments({ site: "s", key: "k" }))).code).to.equal("unreadable");
    network(() => new Response("<html>", { status: 200 }));
    expect((await failure(backend.comments({ site: "s", key: "k" }))).code).to.equal("unreadable");
    network(() => new Response("<html>", { status: 502 }));
    expect((await failure(backend.comments({ site: "s", key: "k" }))).code).to.equal("unreachable");
    network(() => Promise.reject(new TypeError("Failed to fetch")));
    expect((await failure(backend.comments({ site: "s", key: "k" }))).code).to.equal("unreachable");
  });

  it("throws an abort of the caller's as it is", async () => {
    const controller = new AbortController();
    globalThis.fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
      });
    const asked = createNativeBackend(endpoint).thread({ site: "s", key: "k" }, controller.signal);
    controller.abort();
    let thrown: unknown;
    await asked.catch((error: unknown) => (thrown = error));
    expect(thrown).to.have.property("name", "AbortError");
  });
});
