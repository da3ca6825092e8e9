import { expect } from "@open-wc/testing";
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { createMemoryBackend, type MemoryBackend } from "../../src/backends/memory.ts";
import { BackendError, type FailureCode } from "../../src/backends/request.ts";
import { keepDraft } from "../../src/widget/keeping.ts";
import { readReceipts } from "../../src/widget/kept.ts";
import { resume, submit } from "../../src/widget/send.ts";
import { eventTypes, opened, written } from "./fake-services.ts";
import { emptyBrowser, publish } from "./mounted.ts";

type Post = CommentsBackend["post"];

/** Writes down the key and receipt of each post, then does what `answer` says. */
function watched(backend: MemoryBackend, answer: (post: Post, attempt: number) => Post) {
  const posts: { key: string; receipt: string; text: string }[] = [];
  const post: Post = (comment, key) => {
    posts.push({ key, receipt: comment.receipt, text: comment.text });
    return answer(backend.post, posts.length)(comment, key);
  };
  return { posts, backend: { ...backend, post } };
}

const failing =
  (code: FailureCode, problem = {}): Post =>
  () =>
    Promise.reject(new BackendError(code, problem));

/** The comment arrives, its answer does not. */
const cut =
  (post: Post): Post =>
  async (comment, key) => {
    await post(comment, key);
    throw new BackendError("unreachable");
  };

const isUnique = (values: string[]) => new Set(values).size === values.length;

describe("submit", () => {
  beforeEach(emptyBrowser);
  after(emptyBrowser);

  it("sends the comment, empties the form, and shows it waiting with the focus on it", async () => {
    const backend = createMemoryBackend();
    const services = await opened(backend);
    written(services, "Hello");
    keepDraft(services.kept, "", "Hello");
    await submit(services, "");
    const [own] = services.state().own;
    expect(own?.comment?.state).to.equal("pending");
    expect(services.state().texts[""]).to.equal("");
    expect(services.focused.at(-1)).to.equal(`own-${own?.receipt}`);
    expect(services.said.at(-1)).to.equal("announceSent");
    expect(eventTypes(services)).to.deep.equal([
      "afterword-ready",
      "afterword-submitted",
      "afterword-accepted",
    ]);
    expect((await opened(backend)).state().texts[""]).to.equal(undefined);
  });

  it("keeps receipt and key before it sends", async () => {
    const backend = createMemoryBackend();
    let keptAtPost = 0;
    const services = await opened({
      ...backend,
      post: (comment, key) => {
        keptAtPost = readReceipts(services.kept).filter(
          ({ receipt, sending }) => receipt === comment.receipt && sending?.key === key,
        ).length;
        return backend.post(comment, key);
      },
    });
    written(services, "Hello");
    await submit(services, "");
    expect(keptAtPost).to.equal(1);
  });

  it("tells what is to be mended without asking the backend, and keeps the text", async () => {
    const { backend, posts } = watched(createMemoryBackend({ form: { maxLength: 3 } }), (post) => post);
    const services = await opened(backend);
    written(services, "Hello", { author: "" });
    await submit(services, "");
    expect(posts).to.deep.equal([]);
    expect(services.state().mends).to.deep.equal({
      form: "",
      list: [
        { field: "author", code: "nameEmpty" },
        { field: "text", code: "textTooLong", value: 2 },
      ],
    });
    expect(services.focused).to.deep.equal(["errors-"]);
    expect(services.state().texts[""]).to.equal("Hello");
  });

  it("stays in the form where a listener prevents it", async () => {
    const { backend, posts } = watched(createMemoryBackend(), (post) => post);
    const services = await opened(backend, "afterword-submitted");
    written(services, "Hello");
    await submit(services, "");
    expect(posts).to.deep.equal([]);
    expect(services.state()).to.include({ sending: null });
    expect(services.state().texts[""]).to.equal("Hello");
  });

  it("does not hand the receipt to listeners", async () => {
    const services = await opened(createMemoryBackend());
    written(services, "Hello");
    await submit(services, "");
    const submitted = services.events.find(({ type }) => type === "afterword-submitted") as unknown as {
      comment: object;
    };
    expect(submitted.comment).not.to.have.property("receipt");
    expect(submitted.comment).to.include({ text: "Hello" });
  });

  for (const code of ["unreachable", "unavailable", "internal", "too-fast"] as const) {
    it(`sends again by itself after ${code}, with the same key and receipt`, async () => {
      const memory = createMemoryBackend();
      const { backend, posts } = watched(memory, (post, attempt) => (attempt < 3 ? failing(code) : post));
      const services = await opened(backend);
      written(services, "Hello");
      await submit(services, "");
      expect(posts).to.have.length(3);
      expect(new Set(posts.map(({ key }) => key)).size).to.equal(1);
      expect(new Set(posts.map(({ receipt }) => receipt)).size).to.equal(1);
      expect(services.slept).to.have.length(2);
      expect(services.slept[1]).to.be.greaterThan(services.slept[0]! / 2);
      expect(services.said).to.include("stillTrying");
      expect(memory.waiting()).to.have.length(1);
    });
  }

  it("makes one comment of one whose answer was cut", async () => {
    const memory = createMemoryBackend();
    const { backend } = watched(memory, (post, attempt) => (attempt === 1 ? cut(post) : post));
    const services = await opened(backend);
    written(services, "Hello");
    await submit(services, "");
    expect(memory.waiting()).to.have.length(1);
    expect(services.state().own).to.have.length(1);
  });

  it("gives up after four attempts, keeps text, key and receipt, and takes them up at the next press", async () => {
    const memory = createMemoryBackend();
    const { backend, posts } = watched(memory, (post, attempt) => (attempt <= 4 ? cut(post) : post));
    const services = await opened(backend);
    written(services, "Hello");
    await submit(services, "");
    expect(posts).to.have.length(4);
    expect(services.state().mends?.list).to.deep.equal([{ field: null, code: "unreachable" }]);
    expect(services.state().texts[""]).to.equal("Hello");
    await submit(services, "");
    expect(new Set(posts.map(({ key }) => key)).size).to.equal(1);
    expect(memory.waiting()).to.have.length(1);
    expect(services.state().own[0]?.comment?.state).to.equal("pending");
  });

  it("does not send a changed comment before it knows that the first had not arrived", async () => {
    const memory = createMemoryBackend();
    const { backend, posts } = watched(memory, (post, attempt) => (attempt <= 4 ? cut(post) : post));
    const services = await opened(backend);
    written(services, "First");
    await submit(services, "");
    written(services, "Second");
    await submit(services, "");
    expect(memory.waiting().map(({ text }) => text)).to.deep.equal(["First"]);
    expect(services.state().mends?.list[0]?.code).to.equal("earlierArrived");
    expect(services.state().texts[""]).to.equal("Second");
    await submit(services, "");
    expect(memory.waiting().map(({ text }) => text)).to.deep.equal(["First", "Second"]);
    expect(isUnique([posts[0]!.key, posts.at(-1)!.key])).to.equal(true);
  });

  it("sends a changed comment in place of one that never arrived", async () => {
    const memory = createMemoryBackend();
    const { backend } = watched(memory, (post, attempt) => (attempt <= 4 ? failing("unreachable") : post));
    const services = await opened(backend);
    written(services, "First");
    await submit(services, "");
    written(services, "Second");
    await submit(services, "");
    expect(memory.waiting().map(({ text }) => text)).to.deep.equal(["Second"]);
    expect(readReceipts(services.kept)).to.have.length(1);
  });

  it("does not wait for longer than a reader would", async () => {
    const { backend, posts } = watched(createMemoryBackend(), () => failing("too-fast", { retryAfter: 90 }));
    const services = await opened(backend);
    written(services, "Hello");
    await submit(services, "");
    expect(posts).to.have.length(1);
    expect(services.state().mends?.list).to.deep.equal([{ field: null, code: "tooFast", value: 90 }]);
  });

  for (const code of [
    "thread-closed",
    "parent-gone",
    "unstorable",
    "foreign-origin",
    "key-reused",
  ] as const) {
    it(`asks once, keeps the text and lets go of the receipt after ${code}`, async () => {
      const { backend, posts } = watched(createMemoryBackend(), () => failing(code));
      const services = await opened(backend);
      written(services, "Hello");
      await submit(services, "");
      expect(posts).to.have.length(1);
      expect(services.state().texts[""]).to.equal("Hello");
      expect(readReceipts(services.kept)).to.deep.equal([]);
      expect(eventTypes(services).at(-1)).to.equal("afterword-failed");
    });
  }

  it("understands a backend that throws something of its own", async () => {
    const { backend } = watched(
      createMemoryBackend(),
      () => () => Promise.reject(new Error("database on fire")),
    );
    const services = await opened(backend);
    written(services, "Hello");
    await submit(services, "");
    expect(services.state().mends?.list).to.deep.equal([{ field: null, code: "unreachable" }]);
  });

  it("sends a reply below the comment that it answers", async () => {
    const backend = createMemoryBackend();
    const id = await publish(backend);
    const services = await opened(backend);
    written(services, "I agree", { form: id });
    await submit(services, id);
    expect(backend.waiting()[0]?.parent).to.equal(id);
    expect(services.state().own[0]?.form).to.equal(id);
  });

  it("sends once, however often it is pressed", async () => {
    const { backend, posts } = watched(createMemoryBackend({ delay: 5 }), (post) => post);
    const services = await opened(backend);
    written(services, "Hello");
    await Promise.all([submit(services, ""), submit(services, ""), submit(services, "")]);
    expect(posts).to.have.length(1);
  });
});

describe("resume", () => {
  beforeEach(emptyBrowser);
  after(emptyBrowser);

  /** Sends a comment from a page that is left before its answer comes. */
  async function left(backend: CommentsBackend, text = "Hello") {
    const services = await opened(backend);
    written(services, text);
    keepDraft(services.kept, "", text);
    const sent = submit(services, "");
    services.abort();
    await sent;
  }

  it("finds a comment that arrived by its receipt, and sends nothing", async () => {
    const memory = createMemoryBackend();
    await left({ ...memory, post: cut(memory.post) });
    const { backend, posts } = watched(memory, (post) => post);
    const services = await opened(backend);
    await resume(services);
    expect(posts).to.deep.equal([]);
    expect(services.state().own[0]?.comment?.state).to.equal("pending");
    expect(services.state().texts[""]).to.equal("");
    expect(services.state().sending).to.equal(null);
  });

  it("sends a comment that had not arrived, with the key it had", async () => {
    const memory = createMemoryBackend();
    const first = watched(memory, () => failing("unreachable"));
    await left(first.backend);
    const second = watched(memory, (post) => post);
    const services = await opened(second.backend);
    await resume(services);
    expect(second.posts).to.deep.equal(first.posts.slice(0, 1));
    expect(memory.waiting()).to.have.length(1);
  });

  it("sends again where there is no way to ask", async () => {
    const memory = createMemoryBackend();
    await left({ ...memory, post: cut(memory.post) });
    const { thread, comments, post } = memory;
    const services = await opened({ thread, comments, post });
    await resume(services);
    expect(memory.waiting()).to.have.length(1);
    expect(services.state().own[0]?.comment?.state).to.equal("pending");
  });

  it("does not send what its author has changed since", async () => {
    const memory = createMemoryBackend();
    await left({ ...memory, post: failing("unreachable") });
    const services = await opened(memory);
    services.dispatch({ type: "written", form: "", text: "Hello, but otherwise" });
    await resume(services);
    expect(memory.waiting()).to.deep.equal([]);
    expect(services.state()).to.include({ sending: null });
    expect(services.state().texts[""]).to.equal("Hello, but otherwise");
    expect(readReceipts(services.kept)).to.deep.equal([]);
  });

  it("gives the text back where the backend now refuses it", async () => {
    const memory = createMemoryBackend();
    await left({ ...memory, post: failing("unreachable") });
    memory.close("k");
    const services = await opened(memory);
    await resume(services);
    expect(services.state().texts[""]).to.equal("Hello");
    expect(services.state().mends?.list[0]?.code).to.equal("threadClosed");
  });
});
