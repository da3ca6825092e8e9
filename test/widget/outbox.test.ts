import { aTimeout, expect } from "@open-wc/testing";
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { createMemoryBackend, type MemoryBackend } from "../../src/backends/memory.ts";
import { elsewhere } from "../../src/widget/elsewhere.ts";
import { follow } from "../../src/widget/follow.ts";
import { forget, keepDraft, keepReceipt, languageOfDraft, outboxSize } from "../../src/widget/keeping.ts";
import { readReceipts } from "../../src/widget/kept.ts";
import { cancel, catchUp, emptyOutbox, sendNow, takeBack } from "../../src/widget/outbox.ts";
import { createOwnRequests } from "../../src/widget/own-requests.ts";
import { submit } from "../../src/widget/send.ts";
import type { Own } from "../../src/widget/state.ts";
import { eventually } from "../helpers/eventually.ts";
import { cut, failing, watched } from "./failing-posts.ts";
import { eventTypes, opened, written, type FakeServices } from "./fake-services.ts";
import { connection, emptyBrowser, publish } from "./mounted.ts";

/** A page whose outbox holds one comment, and rests. */
async function held(backend: CommentsBackend, text = "Hello", form = ""): Promise<[FakeServices, Own]> {
  const services = await opened(backend);
  services.naps = 0;
  written(services, text, { form });
  await submit(services, form);
  await eventually(() => services.slept.length === 1, "the outbox does not rest");
  return [services, services.state().own.at(-1)!];
}

/** Another page of the same browser, opened on the same thread. */
async function another(backend: CommentsBackend): Promise<FakeServices> {
  const services = await opened(backend);
  services.naps = 0;
  return services;
}

const texts = (memory: MemoryBackend) => memory.waiting().map(({ text }) => text);

describe("the outbox", () => {
  beforeEach(emptyBrowser);
  after(emptyBrowser);

  it("sends again by itself, with the same key and receipt, until it is through", async () => {
    const memory = createMemoryBackend();
    const { backend, posts } = watched(memory, (post, n) => (n < 5 ? failing("unreachable") : post));
    const services = await opened(backend);
    written(services, "Hello");
    await submit(services, "");
    await eventually(() => services.state().own[0]?.comment);
    expect(posts).to.have.length(5);
    expect(new Set(posts.map(({ key, receipt }) => key + receipt)).size).to.equal(1);
    expect(texts(memory)).to.deep.equal(["Hello"]);
    expect(services.said.at(-1)).to.equal("announceSent");
    expect(services.state().following.held).to.deep.equal({});
    expect(eventTypes(services).at(-1)).to.equal("afterword-accepted");
    expect(outboxSize()).to.equal(0);
  });

  it("waits longer each time, up to a minute, and as long as it is asked to", async () => {
    const { backend } = watched(createMemoryBackend(), () => failing("unreachable"));
    const services = await opened(backend);
    written(services, "Hello");
    await submit(services, "");
    await eventually(() => services.slept.length === 21);
    for (const [round, wait] of services.slept.entries()) {
      const usual = Math.min(60_000, 700 * 2 ** round);
      expect(wait).to.be.within(usual / 2, usual * 1.5);
    }
    const asking = await another({ ...backend, post: failing("too-fast", { retryAfter: 300 }) });
    void emptyOutbox(asking);
    await eventually(() => asking.slept.length === 1);
    expect(asking.slept[0]).to.equal(300_000);
    expect(Object.values(asking.state().following.held ?? {})[0]?.code).to.equal("tooFast");
  });

  it("sends nothing while the browser says that it is offline, and all once it is not", async () => {
    const memory = createMemoryBackend();
    let services: FakeServices | undefined;
    let saidTried: boolean | undefined;
    const { backend, posts } = watched(memory, (post) => {
      saidTried = services?.state().own[0]?.tried;
      return post;
    });
    const online = connection(false);
    try {
      const [page, own] = await held(backend);
      services = page;
      expect(posts).to.deep.equal([]);
      expect(own.tried).to.equal(false);
      expect(services.state().following.held?.[own.receipt]?.code).to.equal("offline");
      online();
      await emptyOutbox(services);
      await eventually(() => page.state().own[0]?.comment);
      expect(texts(memory)).to.deep.equal(["Hello"]);
      // From the moment it is sent, nobody is told any longer that it is not.
      expect(saidTried).to.equal(true);
    } finally {
      online();
    }
  });

  it("frees the form for another comment, and sends both, oldest first", async () => {
    const memory = createMemoryBackend();
    let down = true;
    const { backend } = watched(memory, (post) => (down ? failing("unreachable") : post));
    const [services] = await held(backend, "First");
    written(services, "Second");
    await submit(services, "");
    await eventually(() => services.slept.length === 2);
    expect(services.state().own).to.have.length(2);
    down = false;
    await emptyOutbox(services);
    await eventually(() => texts(memory).length === 2);
    expect(texts(memory)).to.deep.equal(["First", "Second"]);
  });

  it("lets one comment that the server cannot bear not keep the others back", async () => {
    const memory = createMemoryBackend();
    let down = true;
    const { backend } = watched(memory, (post) => (comment, key) => {
      if (down) return failing("unreachable")(comment, key);
      return comment.text === "Poison" ? failing("internal")(comment, key) : post(comment, key);
    });
    const [services] = await held(backend, "Poison");
    written(services, "Second");
    await submit(services, "");
    down = false;
    await emptyOutbox(services);
    await eventually(() => texts(memory).length === 1);
    expect(texts(memory)).to.deep.equal(["Second"]);
    expect(outboxSize()).to.equal(1);
  });

  it("makes one comment of one whose answers are lost, again and again", async () => {
    const memory = createMemoryBackend();
    const { backend } = watched(memory, (post, n) => (n < 4 ? cut(post) : post));
    const services = await opened({ ...backend, status: () => Promise.reject(new Error("no")) });
    written(services, "Hello");
    await submit(services, "");
    await eventually(() => services.state().own[0]?.comment);
    expect(texts(memory)).to.deep.equal(["Hello"]);
  });

  it("finds what arrived by its receipt, and sends nothing", async () => {
    const memory = createMemoryBackend();
    await held({ ...memory, post: cut(memory.post), status: () => Promise.reject(new Error("no")) });
    const { backend, posts } = watched(memory, (post) => post);
    const services = await another(backend);
    await catchUp(services);
    expect(posts).to.deep.equal([]);
    expect(services.state().own[0]?.comment?.state).to.equal("pending");
    expect(services.state().texts[""] ?? "").to.equal("");
  });

  it("sends at the next visit what had not arrived, with the key it had", async () => {
    const memory = createMemoryBackend();
    const first = watched(memory, () => failing("unreachable"));
    await held(first.backend);
    const second = watched(memory, (post) => post);
    const services = await another(second.backend);
    expect(services.state().own[0]?.text).to.equal("Hello");
    await catchUp(services);
    expect(second.posts).to.deep.equal(first.posts.slice(0, 1));
    expect(texts(memory)).to.deep.equal(["Hello"]);
  });

  it("sends again where there is no way to ask, and shows it though nobody can say what becomes of it", async () => {
    const memory = createMemoryBackend();
    const { thread, comments, post } = memory;
    await held({ thread, comments, post: cut(post) });
    const services = await another({ thread, comments, post });
    expect(services.state().own).to.have.length(1);
    await catchUp(services);
    expect(texts(memory)).to.deep.equal(["Hello"]);
    expect(services.state().own[0]?.comment?.state).to.equal("pending");
    expect((await another({ thread, comments, post })).state().own).to.deep.equal([]);
  });

  it("takes up what was under way when the page was left", async () => {
    const memory = createMemoryBackend();
    const leaving = await opened({ ...memory, post: failing("unreachable") });
    written(leaving, "Hello");
    const sent = submit(leaving, "");
    leaving.abort();
    await sent;
    const services = await another(memory);
    expect(services.state().own[0]).to.include({ text: "Hello", comment: null });
    await catchUp(services);
    expect(texts(memory)).to.deep.equal(["Hello"]);
  });

  it("goes on at once when it is told to", async () => {
    const memory = createMemoryBackend();
    const { backend } = watched(memory, (post, n) => (n < 3 ? failing("unreachable") : post));
    const [services, own] = await held(backend);
    await sendNow(services, own);
    expect(texts(memory)).to.deep.equal(["Hello"]);
    expect(services.focused.at(-1)).to.equal(`own-${own.receipt}`);
  });

  it("says so where it is told to and still cannot", async () => {
    const { backend, posts } = watched(createMemoryBackend(), () => failing("unreachable"));
    const [services, own] = await held(backend);
    await sendNow(services, own);
    expect(posts).to.have.length(3);
    expect(services.said.at(-1)).to.equal("announceHeld");
  });

  describe("where the backend refuses it later", () => {
    it("puts the words back with the language that their author said they are in", async () => {
      const memory = createMemoryBackend();
      const leaving = await opened({ ...memory, post: failing("unreachable") });
      leaving.naps = 0;
      written(leaving, "Hello");
      leaving.dispatch({ type: "language", form: "", lang: "kmr" });
      await submit(leaving, "");
      await eventually(() => leaving.slept.length);
      const services = await another({ ...memory, post: failing("invalid") });
      await catchUp(services);
      expect(services.state().texts[""]).to.equal("Hello");
      expect(services.state().langs?.[""]).to.equal("kmr");
      expect(languageOfDraft(services.kept, "", "Hello")).to.equal("kmr");
    });

    it("puts the words back into their form, with what is to be mended", async () => {
      const memory = createMemoryBackend();
      await held({ ...memory, post: failing("unreachable") });
      const services = await another({
        ...memory,
        post: failing("too-long", { field: "text", limit: 3, actual: 5 }),
      });
      await catchUp(services);
      expect(services.state().texts[""]).to.equal("Hello");
      expect(services.state().mends?.list).to.deep.equal([{ field: "text", code: "textTooLong", value: 2 }]);
      expect(outboxSize()).to.equal(0);
      expect((await another(memory)).state().texts[""]).to.equal("Hello");
    });

    it("leaves them where they are while others stand in the form, and never tries again by itself", async () => {
      const memory = createMemoryBackend();
      await held({ ...memory, post: failing("unreachable") });
      const { backend, posts } = watched(memory, () => failing("thread-closed"));
      const services = await another(backend);
      written(services, "Meanwhile");
      await catchUp(services);
      expect(services.state().texts[""]).to.equal("Meanwhile");
      const [own] = services.state().own;
      expect(services.state().following.held?.[own!.receipt]?.code).to.equal("threadClosed");
      await emptyOutbox(services);
      expect(posts).to.have.length(1);
      takeBack(services, own!);
      expect(services.state().texts[""]).to.equal("Meanwhile\n\nHello");
      expect(outboxSize()).to.equal(0);
    });

    it("leaves a reply where it is whose comment is gone", async () => {
      const memory = createMemoryBackend();
      const id = await publish(memory);
      await held({ ...memory, post: failing("unreachable") }, "I agree", id);
      memory.reject(id, "attacks");
      const services = await another(memory);
      await catchUp(services);
      const [own] = services.state().own;
      expect(own?.text).to.equal("I agree");
      expect(services.state().following.held?.[own!.receipt]?.code).to.equal("parentGone");
      takeBack(services, own!);
      expect(services.state().texts).to.include({ "": "I agree" });
    });
  });

  describe("cancelling", () => {
    it("gives the words back at once where it was never sent", async () => {
      const memory = createMemoryBackend();
      const online = connection(false);
      const [services, own] = await held(memory);
      await cancel(services, own);
      expect(services.state().own).to.deep.equal([]);
      expect(services.state().texts[""]).to.equal("Hello");
      expect(services.focused.at(-1)).to.equal("text-");
      expect(readReceipts(services.kept)).to.deep.equal([]);
      online();
      await emptyOutbox(services);
      expect(texts(memory)).to.deep.equal([]);
      expect((await another(memory)).state().texts[""]).to.equal("Hello");
    });

    it("still looks out for one that may have arrived, and that its author puts aside", async () => {
      const memory = createMemoryBackend();
      const [services, own] = await held({ ...memory, post: failing("unreachable") });
      createOwnRequests(services).dismiss(own);
      expect(services.state().own).to.deep.equal([]);
      const [watched] = readReceipts(services.kept);
      expect(watched).to.include({ receipt: own.receipt, text: "", sending: null });
    });

    it("asks first where it may have arrived, and gives the words back where it had not", async () => {
      const memory = createMemoryBackend();
      const [services, own] = await held({ ...memory, post: failing("unreachable") });
      services.naps = 2;
      await cancel(services, own);
      expect(services.state().texts[""]).to.equal("Hello");
      expect(services.said).to.include("announceCancelled");
      expect(services.state().own.filter(({ text }) => text)).to.deep.equal([]);
      await emptyOutbox(services);
      expect(texts(memory)).to.deep.equal([]);
    });

    it("tells its author where it had arrived, who may then withdraw it", async () => {
      const memory = createMemoryBackend();
      let asked = 0;
      const [services, own] = await held({
        ...memory,
        post: cut(memory.post),
        status: (query) => (++asked < 2 ? Promise.reject(new Error("no")) : memory.status(query)),
      });
      await cancel(services, own);
      expect(services.said.at(-1)).to.equal("announceArrived");
      const [now] = services.state().own;
      expect(now?.comment?.state).to.equal("pending");
      expect(now?.cancelled).to.be.a("string");
      expect(services.state().texts[""]).to.equal("");
      expect((await another(memory)).state().own[0]?.cancelled).to.be.a("string");
    });

    it("waits until it can ask, and sends nothing meanwhile", async () => {
      const memory = createMemoryBackend();
      let silent = true;
      const { backend, posts } = watched(memory, () => failing("unreachable"));
      const [services, own] = await held({
        ...backend,
        status: (query) => (silent ? Promise.reject(new Error("no")) : memory.status(query)),
      });
      await cancel(services, own);
      expect(services.said.at(-1)).to.equal("announceCancelling");
      expect(services.state().own[0]).to.include({ text: "Hello" });
      const before = posts.length;
      await emptyOutbox(services);
      await aTimeout(0);
      expect(posts).to.have.length(before);
      silent = false;
      const next = await another({ ...backend, status: memory.status });
      await catchUp(next);
      expect(posts).to.have.length(before);
      expect(next.state().own[0]).to.include({ text: "Hello", sending: null, comment: null });
      takeBack(next, next.state().own[0]!);
      expect(next.state().texts[""]).to.equal("Hello");
    });

    it("tells its author of a call that was still on its way", async () => {
      const memory = createMemoryBackend();
      let arrive = async () => {};
      const late: CommentsBackend = {
        ...memory,
        post: (comment, key) => {
          arrive = async () => void (await memory.post(comment, key));
          return failing("unreachable")(comment, key);
        },
      };
      const [services, own] = await held(late);
      await Promise.race([cancel(services, own), aTimeout(50)]);
      expect(services.state().texts[""]).to.equal("Hello");
      await arrive();
      await follow(services);
      expect(services.said.at(-1)).to.equal("announceArrived");
      expect(services.state().own[0]?.comment?.text).to.equal("Hello");
      expect(services.state().own[0]?.cancelled).to.be.a("string");
      expect(services.state().texts[""]).to.equal("Hello");
    });

    it("says that nobody can tell, where the backend cannot be asked at all", async () => {
      const { thread, comments, post } = createMemoryBackend();
      const [services, own] = await held({ thread, comments, post: cut(post) });
      await cancel(services, own);
      expect(services.state().mends?.list).to.deep.equal([{ field: null, code: "mayHaveArrived" }]);
      expect(services.state().texts[""]).to.equal("Hello");
    });
  });

  describe("in two tabs", () => {
    it("sends from whichever comes first, and shows it in all", async () => {
      const memory = createMemoryBackend();
      const [a] = await held({ ...memory, post: failing("unreachable") });
      const b = await another(memory);
      const c = await another(memory);
      void emptyOutbox(b);
      void emptyOutbox(c);
      await eventually(() => outboxSize() === 0);
      elsewhere(a, readReceiptName(a));
      expect(texts(memory)).to.deep.equal(["Hello"]);
      expect(a.state().own[0]?.comment?.state).to.equal("pending");
    });

    it("remembers that it was cancelled in the other while it arrived", async () => {
      const memory = createMemoryBackend();
      let answer = () => {};
      const a = await opened({
        ...memory,
        post: async (comment, key) => {
          await new Promise<void>((resolve) => (answer = resolve));
          return memory.post(comment, key);
        },
      });
      written(a, "Hello");
      const sent = submit(a, "");
      await eventually(() => readReceipts(a.kept)[0]?.tried);
      const b = await another(memory);
      await Promise.race([cancel(b, readReceipts(b.kept)[0]!), aTimeout(50)]);
      expect(b.state().texts[""]).to.equal("Hello");
      answer();
      await sent;
      expect(a.said).to.include("announceArrived");
      elsewhere(b, readReceiptName(b));
      expect(b.state().own[0]?.comment?.state).to.equal("pending");
      expect(b.state().own[0]?.cancelled).to.be.a("string");
    });

    it("does not send what was cancelled in the other", async () => {
      const memory = createMemoryBackend();
      const { backend, posts } = watched(memory, () => failing("unreachable"));
      const [a, own] = await held(backend);
      const b = await another(memory);
      await Promise.race([cancel(a, own), aTimeout(50)]);
      await sendNow(b, own);
      await emptyOutbox(b);
      expect(posts).to.have.length(2);
      expect(texts(memory)).to.deep.equal([]);
    });

    it("gives up a draft that it had from another tab once that is sent there, unless it was changed", async () => {
      const memory = createMemoryBackend();
      const a = await opened(memory);
      a.kept.tab = "a";
      keepDraft(a.kept, "", "From A");
      const b = await another(memory);
      const c = await another(memory);
      b.kept.tab = "b";
      c.kept.tab = "c";
      expect(b.state().texts[""]).to.equal("From A");
      c.dispatch({ type: "written", form: "", text: "From A, changed in C" });
      keepDraft(c.kept, "", "From A, changed in C");
      written(a, "From A");
      await submit(a, "");
      elsewhere(b, `${a.kept.drafts} a`);
      elsewhere(c, `${a.kept.drafts} a`);
      expect(b.state().texts[""]).to.equal("");
      expect(c.state().texts[""]).to.equal("From A, changed in C");
    });
  });

  it("does not bring back what was forgotten while it was on its way", async () => {
    const memory = createMemoryBackend();
    const services = await opened({
      ...memory,
      post: async (comment, key) => {
        const answer = await memory.post(comment, key);
        forget();
        return answer;
      },
    });
    written(services, "Hello");
    await submit(services, "");
    expect(readReceipts(services.kept)).to.deep.equal([]);
    expect(services.state().own[0]?.comment?.state).to.equal("pending");
  });

  it("counts what is not sent, of all articles", async () => {
    const [services, own] = await held({ ...createMemoryBackend(), post: failing("unreachable") });
    keepReceipt({ ...services.kept, receipts: "receipt t2 " }, { ...own, receipt: "other" });
    keepReceipt(services.kept, { ...own, receipt: "sent", sending: null });
    expect(outboxSize()).to.equal(2);
  });
});

const readReceiptName = ({ kept }: FakeServices) => kept.receipts + readReceipts(kept)[0]!.receipt;
