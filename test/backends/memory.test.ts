import { expect } from "@open-wc/testing";
import { createMemoryBackend, sharedMemoryBackend, type MemoryBackend } from "../../src/backends/memory.ts";
import { BackendError } from "../../src/backends/request.ts";
import type { NewComment } from "../../src/contract/records.ts";

const comment: NewComment = {
  site: "default",
  key: "k",
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

let keys = 0;
const post = (backend: MemoryBackend, more: Partial<NewComment> = {}) =>
  backend.post({ ...comment, receipt: `r${++keys}`, ...more }, `key ${keys}`);

async function publish(backend: MemoryBackend, more: Partial<NewComment> = {}) {
  const { id } = await post(backend, more);
  backend.approve(id);
  return id;
}

const view = (backend: MemoryBackend) => backend.thread({ site: "default", key: "k" });

const tokenOf = (claims: object) => {
  const json = new TextEncoder().encode(JSON.stringify(claims));
  return `e30.${btoa(String.fromCharCode(...json))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "")}.`;
};

async function refusal(promise: Promise<unknown>) {
  try {
    await promise;
  } catch (error) {
    expect(error).to.be.instanceOf(BackendError);
    const { code, problem } = error as BackendError;
    return { code, ...problem };
  }
  throw new Error("It was not refused");
}

describe("the backend in memory", () => {
  it("shows a comment only once it is approved", async () => {
    const backend = createMemoryBackend();
    const { id, state } = await post(backend);
    expect(state).to.equal("pending");
    expect((await view(backend)).comments.items).to.deep.equal([]);
    expect((await backend.counts({ site: "default", key: ["k", "other"] })).counts).to.deep.equal([0, 0]);
    backend.approve(id);
    expect((await view(backend)).comments.items.map((c) => c.id)).to.deep.equal([id]);
    expect((await backend.counts({ site: "default", key: ["k", "other"] })).counts).to.deep.equal([1, 0]);
  });

  it("answers the same key with the same comment, and refuses it with another", async () => {
    const backend = createMemoryBackend();
    const first = await backend.post(comment, "key");
    expect(await backend.post(comment, "key")).to.deep.equal(first);
    expect(backend.waiting()).to.have.length(1);
    expect(await refusal(backend.post({ ...comment, text: "Other" }, "key"))).to.include({
      code: "key-reused",
    });
  });

  it("refuses what the server refuses, with the same codes", async () => {
    const backend = createMemoryBackend({ form: { maxLength: 5, maxAuthorLength: 4, maxBytes: 20 } });
    expect(await refusal(post(backend, { text: "" }))).to.include({ code: "empty", field: "text" });
    expect(await refusal(post(backend, { text: " \u200b\n" }))).to.include({ code: "empty", field: "text" });
    expect(await refusal(post(backend, { author: "" }))).to.include({ code: "empty", field: "author" });
    expect(await refusal(post(backend, { text: "Hello!" }))).to.include({
      code: "too-long",
      field: "text",
      limit: 5,
      actual: 6,
    });
    expect(await refusal(post(backend, { author: "Ines P" }))).to.include({
      code: "too-long",
      field: "author",
    });
    expect(await refusal(post(backend, { text: "a\0" }))).to.include({ code: "unstorable", position: 1 });
    expect(await refusal(post(backend, { text: `a${"\u0301".repeat(20)}` }))).to.include({
      code: "too-large",
    });
    expect(await refusal(post(backend, { parent: "nowhere" }))).to.include({ code: "parent-gone" });
    backend.close("k");
    expect(await refusal(post(backend))).to.include({ code: "thread-closed" });
    expect(backend.waiting()).to.deep.equal([]);
  });

  it("asks for an e-mail address where its rules do", async () => {
    const backend = createMemoryBackend({ form: { email: "required" } });
    expect(await refusal(post(backend))).to.include({ code: "empty", field: "email" });
  });

  it("tells only the bearer of the receipt what was decided", async () => {
    const backend = createMemoryBackend();
    const { id } = await backend.post({ ...comment, receipt: "mine" }, "key");
    backend.reject(id, "attacks", "Too sharp.");
    const { comments } = await backend.status({
      site: "default",
      lang: "ckb",
      receipts: ["mine", "guessed"],
    });
    expect(comments[0]?.state).to.equal("rejected");
    expect(comments[0]?.outcome).to.deep.include({ note: "Too sharp." });
    expect(comments[0]?.outcome?.guideline?.label).to.match(/\p{Script=Arabic}/u);
    expect(comments[1]).to.equal(null);
    expect((await view(backend)).thread.count).to.equal(0);
  });

  it("leaves a tombstone without words where a withdrawn comment has replies", async () => {
    const backend = createMemoryBackend();
    const { id } = await backend.post({ ...comment, receipt: "mine" }, "key");
    backend.approve(id);
    await publish(backend, { parent: id, text: "A reply" });
    expect(await refusal(backend.withdraw(id, { site: "default", receipt: "guessed" }))).to.include({
      code: "unknown-comment",
    });
    await backend.withdraw(id, { site: "default", receipt: "mine" });
    const [tombstone] = (await view(backend)).comments.items;
    expect(tombstone).to.deep.include({ gone: "withdrawn", author: null, text: null, sha256: null });
    expect(tombstone?.replies?.items.map(({ text }) => text)).to.deep.equal(["A reply"]);
    const again = await backend.withdraw(id, { site: "default", receipt: "mine" });
    expect(again.state).to.equal("withdrawn");
  });

  it("does not take back what was rejected, nor decide about what was withdrawn", async () => {
    const backend = createMemoryBackend();
    const { id } = await backend.post({ ...comment, receipt: "mine" }, "key");
    const own = { site: "default", receipt: "mine" };
    backend.reject(id, "attacks");
    expect(await refusal(backend.withdraw(id, own))).to.include({ code: "too-late" });
    backend.approve(id);
    await backend.withdraw(id, own);
    expect(() => backend.approve(id))
      .to.throw(BackendError)
      .with.property("code", "already-withdrawn");
  });

  it("has an appeal decided by another moderator than the first, once", async () => {
    const backend = createMemoryBackend();
    const { id } = await backend.post({ ...comment, receipt: "mine" }, "key");
    const own = { site: "default", receipt: "mine" };
    const appeal = (text: string) => backend.appeal(id, { ...own, text });
    const seen = async () =>
      (await backend.status({ site: "default", lang: "en", receipts: ["mine"] })).comments[0]!;
    expect(await refusal(appeal("Too early."))).to.include({ code: "no-appeal" });
    backend.reject(id, "attacks");
    expect((await seen()).mayAppeal).to.equal(true);
    expect(await refusal(appeal(" "))).to.include({ code: "empty", field: "text" });
    expect(await refusal(backend.appeal(id, { ...own, receipt: "guessed", text: "Mine!" }))).to.include({
      code: "unknown-comment",
    });
    expect(await appeal("I named nobody.")).to.deep.include({ state: "rejected", mayAppeal: false });
    expect(await refusal(appeal("And again."))).to.include({ code: "no-appeal" });
    expect(backend.appealed().map((one) => one.id)).to.deep.equal([id]);
    expect(() => backend.approve(id, "first"))
      .to.throw(BackendError)
      .with.property("code", "own-decision");
    backend.reject(id, "relevant", "Read by another.");
    expect(backend.appealed()).to.deep.equal([]);
    const { appeal: decided, outcome, mayAppeal } = await seen();
    expect(decided?.decided).to.equal(outcome?.decided);
    expect(outcome?.guideline).to.include({ id: "relevant", number: 1 });
    expect(mayAppeal).to.equal(false);
  });

  it("counts each reader's recommendation once, and forgets it with the comment", async () => {
    const backend = createMemoryBackend();
    const { id } = await backend.post({ ...comment, receipt: "mine" }, "key");
    const react = (voter: string, recommend: boolean) =>
      backend.react(id, { site: "default", voter, recommend });
    expect(await refusal(react("a", true))).to.include({ code: "unknown-comment" });
    backend.approve(id);
    await react("a", true);
    await react("a", true);
    expect(await react("b", true)).to.deep.equal({ recommended: true, recommendations: 2 });
    expect(await react("a", false)).to.deep.equal({ recommended: false, recommendations: 1 });
    expect((await view(backend)).comments.items[0]).to.include({ recommendations: 1 });
  });

  it("takes a report once, and answers it alike after the comment is gone", async () => {
    const backend = createMemoryBackend();
    const id = await publish(backend);
    const report = { site: "default", reason: "attacks", explanation: null, illegal: null };
    const first = await backend.report(id, report, "report key");
    expect(await backend.report(id, report, "report key")).to.deep.equal(first);
    expect(backend.reported().map(({ about }) => about.id)).to.deep.equal([id]);
    backend.reject(id, "attacks");
    // The decision has answered it.
    expect(backend.reported()).to.deep.equal([]);
    expect(await backend.report(id, report, "report key")).to.deep.equal(first);
    expect(await refusal(backend.report(id, report, "another key"))).to.include({ code: "unknown-comment" });
  });

  it("takes a signed-in reader by the name of their token, each token once", async () => {
    const backend = createMemoryBackend({ form: { signIn: "required", email: "required" } });
    const signed = (more: object = {}) => ({
      token: tokenOf({ sub: "reader", name: "Şîlan", jti: "1", exp: Date.now() / 1000 + 60, ...more }),
    });
    const send = (options?: { token: string }) =>
      backend.post({ ...comment, receipt: `r${++keys}` }, `key ${keys}`, options);
    expect(await refusal(send())).to.include({ code: "sign-in-required" });
    expect(await refusal(send({ token: "no token" }))).to.include({ code: "token-refused" });
    expect(await refusal(send(signed({ exp: 1 })))).to.include({ code: "token-expired" });
    expect(await send(signed())).to.include({ author: "Şîlan" });
    expect(await refusal(send(signed()))).to.include({ code: "token-refused" });
    expect(await send(signed({ jti: "2" }))).to.include({ author: "Şîlan" });
    expect(await refusal(send(signed({ jti: "3", staff: "yes" })))).to.include({ code: "token-refused" });
    const guests = createMemoryBackend();
    expect(await refusal(guests.post(comment, "key", signed()))).to.include({ code: "token-refused" });
  });

  it("puts a reply to a reply into the same branch, with the name it answers", async () => {
    const backend = createMemoryBackend();
    const top = await publish(backend);
    const reply = await publish(backend, { parent: top, author: "Tomas" });
    await publish(backend, { parent: reply, author: "Ines" });
    const [branch] = (await view(backend)).comments.items;
    expect(branch?.replies?.items.map(({ author, replyTo }) => [author, replyTo])).to.deep.equal([
      ["Tomas", null],
      ["Ines", "Tomas"],
    ]);
  });

  it("turns pages by their cursor, in either order, each comment once", async () => {
    const backend = createMemoryBackend({ pageSize: 2 });
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push(await publish(backend));
    for (const sort of ["oldest", "newest"] as const) {
      const seen: string[] = [];
      let page = (await backend.thread({ site: "default", key: "k", sort })).comments;
      for (;;) {
        seen.push(...page.items.map(({ id }) => id));
        if (!page.next) break;
        page = await backend.comments({ site: "default", key: "k", sort, after: page.next });
      }
      expect(seen).to.deep.equal(sort === "oldest" ? ids : ids.toReversed());
    }
  });

  it("says what the newsroom wrote, as the token has it, and nothing of a guest", async () => {
    const backend = createMemoryBackend({ form: { signIn: "optional" } });
    const claims = { sub: "editor", name: "The Courier", exp: Date.now() / 1000 + 60 };
    const tokens = [
      tokenOf({ ...claims, jti: "1", staff: true }),
      tokenOf({ ...claims, jti: "2" }),
      undefined,
    ];
    for (const token of tokens) {
      const sent = { ...comment, receipt: `r${++keys}` };
      backend.approve((await backend.post(sent, `key ${keys}`, token ? { token } : {})).id);
    }
    const { items } = (await view(backend)).comments;
    expect(items.map(({ staff }) => staff)).to.deep.equal([true, false, false]);
  });

  it("tells the comments of one signed-in author by an id that says nothing else, and none of guests", async () => {
    const backend = createMemoryBackend({ form: { signIn: "optional" } });
    const claims = { name: "Şîlan", exp: Date.now() / 1000 + 60 };
    const tokens = ["reader-7", "reader-8", "reader-7"].map((sub, n) =>
      tokenOf({ ...claims, sub, jti: `${n}` }),
    );
    const ids: string[] = [];
    for (const token of [...tokens, undefined]) {
      const sent = { ...comment, receipt: `r${++keys}` };
      ids.push((await backend.post(sent, `key ${keys}`, token ? { token } : {})).id);
      backend.approve(ids.at(-1)!);
    }
    const authors = (await view(backend)).comments.items.map(({ authorId }) => authorId);
    expect(authors[0]).to.be.a("string");
    expect(authors[0]).not.to.contain("reader");
    expect(authors[2]).to.equal(authors[0]);
    expect(authors[1]).not.to.equal(authors[0]);
    expect(authors[3]).to.equal(null);
    const elsewhere = await backend.post(
      { ...comment, site: "other", key: "there", receipt: `r${++keys}` },
      `key ${keys}`,
      { token: tokenOf({ ...claims, sub: "reader-7", jti: "9" }) },
    );
    backend.approve(elsewhere.id);
    const [there] = (await backend.thread({ site: "other", key: "there" })).comments.items;
    expect(there?.authorId).not.to.equal(authors[0]);
    backend.reject(ids[0]!, "promotion");
    expect((await view(backend)).comments.items.every(({ id }) => id !== ids[0])).to.equal(true);
  });

  it("has its editor's choices first, the last chosen before the others, while they are published", async () => {
    const backend = createMemoryBackend();
    const top = await publish(backend);
    const reply = await publish(backend, { parent: top });
    const others = [await publish(backend), await publish(backend)];
    const choices = async () => (await view(backend)).choices.map(({ id }) => id);
    expect(await choices()).to.deep.equal([]);
    for (const id of [others[0]!, reply, top, top, others[1]!]) backend.choose(id);
    expect(await choices()).to.deep.equal([others[1], top, reply]);
    expect((await view(backend)).comments.items[0]).to.include({ id: top, choice: true });
    backend.reject(others[1]!, "promotion");
    backend.unchoose(reply);
    expect(await choices()).to.deep.equal([top, others[0]]);
    expect(await refusal((async () => backend.choose(others[1]!))())).to.include({ code: "unknown-comment" });
  });

  it("hashes a text as it was received", async () => {
    const backend = createMemoryBackend();
    const { sha256 } = await post(backend, { text: "abc" });
    expect(sha256).to.equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("is one for all elements of a page that name it", () => {
    expect(sharedMemoryBackend()).to.equal(sharedMemoryBackend());
  });

  it("tells who watches what readers see anew, and from where they stood", async () => {
    const backend = createMemoryBackend();
    const root = await publish(backend);
    const { version } = (await view(backend)).thread;
    const told: string[] = [];
    const watch = (since: number) =>
      backend.subscribe({ site: "default", key: ["k", "other"], since: [since, 0] }, (events) =>
        told.push(
          ...(events?.map(({ key, kind, comment, root: head, count }) =>
            [key, kind, comment, head, count].join(" "),
          ) ?? ["anew"]),
        ),
      );
    const end = await watch(version);
    const reply = await publish(backend, { parent: root });
    const waiting = await post(backend, { key: "other" });
    backend.reject(waiting.id, "promotion");
    backend.reject(root, "promotion");
    backend.close("k");
    await publish(backend, { key: "elsewhere" });
    await new Promise((resolve) => setTimeout(resolve));
    const since = [`k published ${reply} ${root} 2`, `k unpublished ${root}  1`, "k closed   1"];
    expect(told).to.deep.equal(since);
    end();
    backend.open("k");
    told.length = 0;
    (await watch(version))();
    const endAgain = await watch(version);
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).to.deep.equal([...since, "k opened   1"]);
    expect((await view(backend)).thread.version).to.equal(version + 4);
    endAgain();
    told.length = 0;
    const endFuture = await watch(99);
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).to.deep.equal(["anew"]);
    endFuture();
  });
});
