import { expect } from "@open-wc/testing";
import { createMemoryBackend, type MemoryBackend } from "../../src/backends/memory.ts";
import { begin } from "../../src/widget/live.ts";
import type { Services } from "../../src/widget/services.ts";
import { start } from "../../src/widget/state.ts";
import { eventually } from "../helpers/eventually.ts";
import { isAccessible } from "./accessible.ts";
import { backendWith, cleanUp, emptyBrowser, mounted, publish, type Mounted } from "./mounted.ts";

const pill = "[part~=new-comments]";

/** The thread, watched. */
async function watched(backend: MemoryBackend, options: Parameters<typeof mounted>[0] = {}) {
  let watching = 0;
  const subscribe: MemoryBackend["subscribe"] = async (query, listener) => {
    const end = await backend.subscribe(query, listener);
    watching++;
    return () => {
      watching--;
      end();
    };
  };
  const it = await mounted({ backend: { ...backend, subscribe }, ...options });
  await eventually(() => watching, "nobody watches the thread");
  return Object.assign(it, { watching: () => watching });
}

const texts = (it: Mounted) =>
  it.all("[part=thread] [part=comment] [part=text]").map((one) => one.textContent);
const settled = async (it: Mounted) => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  await it.element.updateComplete;
};
const positions = (it: Mounted) =>
  it.all("[part=comment], [part=form], [part=thread]").map((one) => one.getBoundingClientRect().top);
const order = async (it: Mounted, sort: string) => {
  const select = it.find("select") as HTMLSelectElement;
  select.value = sort;
  select.dispatchEvent(new Event("change"));
  await it.touch();
};

describe("a thread that changes while it is read", () => {
  let backend: MemoryBackend;
  beforeEach(() => {
    emptyBrowser();
    backend = createMemoryBackend();
  });
  afterEach(cleanUp);

  it("lets new comments wait where they move nothing, and shows them when the reader asks", async () => {
    await publish(backend, { text: "First" });
    await publish(backend, { text: "Second" });
    const it = await watched(backend);
    await it.touch();
    const before = positions(it);
    const third = await publish(backend, { text: "Third" });
    await it.until(pill);
    expect(it.text(pill)).to.equal("1 new comment");
    await publish(backend, { text: "Fourth" });
    await eventually(() => it.text(pill) === "2 new comments");
    expect(texts(it)).to.deep.equal(["First", "Second"]);
    expect(positions(it)).to.deep.equal(before);
    expect(it.text("[part=count]")).to.equal("4");
    await isAccessible(it);

    it.find(pill).click();
    await it.gone(pill);
    await eventually(() => it.focused()?.id === `comment-${third}`, "the first of them has no focus");
    expect(texts(it)).to.deep.equal(["First", "Second", "Third", "Fourth"]);
    expect(it.all("[part~=badge-new]").length).to.equal(2);
    expect(it.all(`#comment-${third} [part~=badge-new]`).length).to.equal(1);
  });

  it("shows them at the top where the newest come first", async () => {
    await publish(backend, { text: "First" });
    await publish(backend, { text: "Second" });
    const it = await watched(backend);
    await order(it, "newest");
    await eventually(() => texts(it)[0] === "Second");
    await publish(backend, { text: "Third" });
    const fourth = await publish(backend, { text: "Fourth" });
    await eventually(() => it.text(pill) === "2 new comments");
    it.find(pill).click();
    await eventually(() => it.focused()?.id === `comment-${fourth}`);
    expect(texts(it)).to.deep.equal(["Fourth", "Third", "Second", "First"]);
  });

  it("shows replies below what they answer, unfolded, to the end of a branch that is shown in part", async () => {
    const first = await publish(backend, { text: "First" });
    await publish(backend, { text: "Second" });
    const it = await watched(backend);
    const reply = await publish(backend, { text: "A reply", parent: first });
    await it.until(pill);
    it.find(pill).click();
    await eventually(() => it.focused()?.id === `comment-${reply}`);
    expect(texts(it)).to.deep.equal(["First", "A reply", "Second"]);
    it.find(`#fold-${first}`).click();
    await it.gone(`#comment-${reply}`);
    const another = await publish(backend, { text: "Another", parent: reply });
    await it.until(pill);
    it.find(pill).click();
    await eventually(() => it.focused()?.id === `comment-${another}`);
    expect(texts(it)).to.deep.equal(["First", "A reply", "Another", "Second"]);
  });

  it("leads to a comment whose page is not shown", async () => {
    backend = createMemoryBackend({ pageSize: 3 });
    for (let n = 1; n <= 8; n++) await publish(backend, { text: `Comment ${n}` });
    const it = await watched(backend);
    expect(texts(it).length).to.equal(3);
    const ninth = await publish(backend, { text: "Comment 9" });
    await it.until(pill);
    it.find(pill).click();
    await eventually(() => it.focused()?.id === `comment-${ninth}`);
    expect(texts(it).at(-1)).to.equal("Comment 9");
    await it.gone(pill);
  });

  it("does not forget what waits when another page comes, nor count it twice", async () => {
    backend = createMemoryBackend({ pageSize: 2 });
    for (let n = 1; n <= 3; n++) await publish(backend, { text: `Comment ${n}` });
    const it = await watched(backend);
    await publish(backend, { text: "Comment 4" });
    await it.until(pill);
    await it.press("[part~=more-button]");
    await it.gone(pill);
    expect(texts(it)).to.deep.equal(["Comment 1", "Comment 2", "Comment 3", "Comment 4"]);
  });

  it("takes back what was unpublished before the reader asked for it", async () => {
    const it = await watched(backend);
    const id = await publish(backend);
    await it.until(pill);
    backend.reject(id, "threats");
    await it.gone(pill);
    expect(it.text("[part=empty]")).to.contain("No comments yet.");
  });

  it("says it once for all that come in a while", async () => {
    const said: string[] = [];
    const it = await watched(backend);
    new MutationObserver(() => said.push(it.text("[role=status]"))).observe(it.find("[role=status]"), {
      childList: true,
    });
    for (let n = 0; n < 3; n++) await publish(backend);
    await eventually(() => said.includes("3 new comments"));
    expect(said.filter(Boolean)).to.deep.equal(["3 new comments"]);
    await publish(backend);
    await eventually(() => it.text(pill) === "4 new comments");
    await settled(it);
    expect(said.filter(Boolean)).to.deep.equal(["3 new comments"]);
  });

  it("says that they could not be loaded, and lets the reader try again", async () => {
    let fails = false;
    const thread: MemoryBackend["thread"] = (query) => {
      if (fails) throw new Error("down");
      return backend.thread(query);
    };
    const it = await watched({ ...backend, thread });
    await publish(backend, { text: "One" });
    await it.until(pill);
    fails = true;
    it.find(pill).click();
    await it.until("[part=live-note]");
    expect(it.text("[part=live-note]")).to.equal(
      "The new comments could not be loaded. Try again in a moment.",
    );
    fails = false;
    it.find(pill).click();
    await it.gone(pill);
    expect(texts(it)).to.deep.equal(["One"]);
  });

  it("tells the author of their own comment where it stands, and does not count it as new", async () => {
    const it = await watched(backend);
    await it.send("Mine");
    await it.until("[part~=own-comment], [part=own]");
    await eventually(() => backend.waiting().length);
    backend.approve(backend.waiting()[0]!.id);
    await eventually(() => it.text("[part=own]").includes("Published"), "the author is not told");
    expect(it.all(pill).length).to.equal(0);
    expect(it.text("[part=count]")).to.equal("1");
  });

  it("lets a comment leave that was unpublished, with a tombstone where others answer it", async () => {
    const first = await publish(backend, { text: "First" });
    await publish(backend, { text: "A reply", parent: first });
    const second = await publish(backend, { text: "Second" });
    const it = await watched(backend);
    backend.reject(second, "threats");
    await eventually(() => !texts(it).includes("Second"));
    backend.reject(first, "threats");
    await it.until("[part=gone]");
    expect(texts(it)).to.deep.equal(["A reply"]);
    expect(it.text("[part=gone]")).to.equal("A comment was here. The newsroom removed it.");
    expect(it.text("[part=count]")).to.equal("1");
  });

  it("waits with that while the reader is at the comment, and says so", async () => {
    await publish(backend, { text: "First" });
    const second = await publish(backend, { text: "Second" });
    const it = await watched(backend);
    it.find(`#reply-${second}`).focus();
    await it.touch();
    backend.reject(second, "threats");
    await it.until("[part=live-note]");
    expect(it.text("[part=live-note]")).to.equal(
      "The comment you are at is no longer published. It goes when you leave it.",
    );
    await settled(it);
    expect(texts(it)).to.deep.equal(["First", "Second"]);
    expect(it.focused()?.id).to.equal(`reply-${second}`);
    it.find("#text-").focus();
    await eventually(() => texts(it).length === 1, "it did not leave");
    expect(it.all("[part=live-note]").length).to.equal(0);
    expect(it.focused()?.id).to.equal("text-");
  });

  it("waits while words of it are selected", async () => {
    const first = await publish(backend, { text: "First" });
    const it = await watched(backend);
    const words = it.find(`#comment-${first} [part=text]`).firstChild!;
    getSelection()!.setBaseAndExtent(words, 0, words, 3);
    backend.reject(first, "threats");
    await it.until("[part=live-note]");
    expect(texts(it)).to.deep.equal(["First"]);
    getSelection()!.removeAllRanges();
    await it.gone("[part=comment]");
  });

  it("waits where the browser takes shadow roots one by one, too", async () => {
    const before = Object.getOwnPropertyDescriptor(Selection.prototype, "getComposedRanges");
    const native = before?.value as Selection["getComposedRanges"] | undefined;
    Object.defineProperty(Selection.prototype, "getComposedRanges", {
      configurable: true,
      value(this: Selection, given: unknown) {
        if (!(given instanceof ShadowRoot)) throw new TypeError("not a ShadowRoot");
        return native ? native.call(this, { shadowRoots: [given] }) : [this.getRangeAt(0)];
      },
    });
    try {
      const first = await publish(backend, { text: "First" });
      await publish(backend, { text: "Second" });
      const it = await watched(backend);
      const words = it.find(`#comment-${first} [part=text]`).firstChild!;
      getSelection()!.setBaseAndExtent(words, 0, words, 3);
      backend.reject(first, "threats");
      await it.until("[part=live-note]");
      expect(texts(it)).to.deep.equal(["First", "Second"]);
      getSelection()!.removeAllRanges();
      await eventually(() => texts(it).join() === "Second");
    } finally {
      if (before) Object.defineProperty(Selection.prototype, "getComposedRanges", before);
      else Reflect.deleteProperty(Selection.prototype, "getComposedRanges");
    }
  });

  it("does not bring back with a further page what has left meanwhile", async () => {
    backend = createMemoryBackend({ pageSize: 2 });
    const ids: string[] = [];
    for (let n = 1; n <= 4; n++) ids.push(await publish(backend, { text: `Comment ${n}` }));
    const cached = await backend.comments({ site: "default", key: "k", after: ids[1]! });
    const it = await watched({ ...backend, comments: () => Promise.resolve(cached) });
    backend.reject(ids[3]!, "threats");
    await eventually(() => it.text("[part=count]") === "3");
    await it.press("[part~=more-button]");
    await eventually(() => texts(it).includes("Comment 3"));
    await settled(it);
    expect(texts(it)).to.deep.equal(["Comment 1", "Comment 2", "Comment 3"]);
  });

  it("stays in the order that the reader chose while new ones were on their way", async () => {
    let release = () => {};
    let held = 0;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let holds = false;
    const thread: MemoryBackend["thread"] = async (query) => {
      const view = await backend.thread(query);
      if (holds && query.sort !== "newest") {
        held++;
        await gate;
      }
      return view;
    };
    await publish(backend, { text: "First" });
    await publish(backend, { text: "Second" });
    const it = await watched({ ...backend, thread });
    await publish(backend, { text: "Third" });
    await it.until(pill);
    holds = true;
    it.find(pill).click();
    await eventually(() => held === 1);
    await order(it, "newest");
    await eventually(() => texts(it)[0] === "Third");
    release();
    await settled(it);
    expect(texts(it)).to.deep.equal(["Third", "Second", "First"]);
    await it.gone(pill);
  });

  it("throws nothing at the page where a part of it cannot be loaded", async () => {
    const uncaught: unknown[] = [];
    const note = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      uncaught.push(event.reason);
    };
    addEventListener("unhandledrejection", note);
    const told: Parameters<MemoryBackend["subscribe"]>[1][] = [];
    const abort = new AbortController();
    const services = {
      backend: {
        subscribe: async (_: unknown, listener: (typeof told)[0]) => (told.push(listener), () => {}),
      },
      place: { site: "default", key: "k", lang: "en" },
      root: document.createElement("p").attachShadow({ mode: "open" }),
      state: () => start,
      later: () => Promise.reject(new Error("no such chunk")),
      signal: abort.signal,
    } as unknown as Services;
    begin(services, 0);
    told[0]!([{ kind: "published", key: "k", comment: "c", root: null, version: 1, count: 1 }]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    abort.abort();
    removeEventListener("unhandledrejection", note);
    expect(uncaught).to.deep.equal([]);
  });

  it("keeps a reply whose form stands open, and tells its author where it is", async () => {
    const first = await publish(backend, { text: "First" });
    const it = await watched(backend);
    await it.press(`#reply-${first}`);
    await it.write(`#text-${first}`, "My answer");
    backend.reject(first, "threats");
    await it.until("[part=live-note]");
    it.find("#text-").focus();
    await settled(it);
    expect((it.find(`#text-${first}`) as HTMLTextAreaElement).value).to.equal("My answer");
    await it.press(`#comment-${first} [part~=cancel]`);
    it.find("#text-").focus();
    await it.gone("[part=comment]");
    expect(it.text("[part=own]")).to.contain("My answer");
  });

  it("keeps what follows in its place when something above it leaves", async () => {
    backend = createMemoryBackend({ pageSize: 40 });
    const ids: string[] = [];
    for (let n = 0; n < 30; n++) ids.push(await publish(backend, { text: `Comment ${n}\n\nwith lines` }));
    const it = await watched(backend);
    const seen = () => it.find(`#comment-${ids[20]}`);
    seen().scrollIntoView({ block: "center", behavior: "instant" });
    await settled(it);
    const before = seen().getBoundingClientRect().top;
    for (const n of [2, 3, 4]) backend.reject(ids[n]!, "threats");
    await it.gone(`#comment-${ids[4]}`);
    await settled(it);
    expect(Math.abs(seen().getBoundingClientRect().top - before)).to.be.below(1);
    scrollTo({ top: 0, behavior: "instant" });
  });

  it("closes and opens under the reader's hands: what they wrote is kept", async () => {
    await publish(backend, { text: "First" });
    const it = await watched(backend);
    await it.write("#text-", "Half a thought");
    backend.close("k");
    await it.until("[part=closed]");
    expect(it.text("[part=closed]")).to.match(/^Comments were closed on /);
    expect(it.all("[part=form]").length).to.equal(0);
    expect(it.text("[part=own]")).to.contain("Half a thought");
    expect(it.focused()?.id).to.equal("heading");
    backend.open("k");
    await it.until("[part=form]");
    expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("Half a thought");
  });

  it("reads the thread again where it missed too much, and goes on from there", async () => {
    const first = await publish(backend, { text: "First" });
    await publish(backend, { text: "Second" });
    const told: ((events: null) => void)[] = [];
    const since: number[] = [];
    const subscribe: MemoryBackend["subscribe"] = async (query, listener) => {
      since.push(query.since[0]!);
      if (since.length > 1) return backend.subscribe(query, listener);
      told.push(listener);
      return () => {};
    };
    const it = await mounted({ backend: { ...backend, subscribe } });
    await eventually(() => told.length);
    await publish(backend, { text: "Third" });
    await publish(backend, { text: "An answer", parent: first });
    backend.reject(await publish(backend, { text: "Never seen" }), "threats");
    const second = it.all("[part=comment]")[1]!.id.slice("comment-".length);
    backend.reject(second, "threats");
    told[0]!(null);
    await it.until(pill);
    expect(it.text(pill)).to.equal("2 new comments");
    await eventually(() => since.length === 2);
    expect(since).to.deep.equal([2, 7]);
    await eventually(() => texts(it).join() === "First");
    it.find(pill).click();
    await it.gone(pill);
    expect(texts(it)).to.deep.equal(["First", "An answer", "Third"]);
    await publish(backend, { text: "Fourth" });
    await it.until(pill);
  });

  it("tries again where the thread could not be read at once", async () => {
    await publish(backend, { text: "First" });
    const told: ((events: null) => void)[] = [];
    let watching = 0;
    let failures = 0;
    const subscribe: MemoryBackend["subscribe"] = async (query, listener) => {
      if (++watching > 1) return backend.subscribe(query, listener);
      told.push(listener);
      return () => {};
    };
    const thread: MemoryBackend["thread"] = async (...query) => {
      if (told[0] && failures++ === 0) throw new Error("starting again");
      return backend.thread(...query);
    };
    const it = await mounted({ backend: { ...backend, subscribe, thread } });
    await eventually(() => told.length);
    await publish(backend, { text: "Second" });
    const { setTimeout: real } = globalThis;
    const waits: number[] = [];
    globalThis.setTimeout = ((run: () => void, wait = 0) => {
      if (wait < 30_000) return real(run, wait);
      waits.push(wait);
      return real(run);
    }) as typeof setTimeout;
    try {
      told[0]!(null);
      await it.until(pill);
    } finally {
      globalThis.setTimeout = real;
    }
    expect(waits.length).to.be.greaterThan(0);
    await eventually(() => watching === 2);
  });

  it("is watched once, and no longer than it is shown", async () => {
    const it = await watched(backend);
    it.element.setAttribute("lang", "ckb");
    await it.until("[lang=ckb]");
    await eventually(() => it.watching() === 1);
    it.leave();
    await eventually(() => it.watching() === 0);
  });

  it("is not watched on a backend that cannot tell", async () => {
    const { subscribe: _, ...others } = backend;
    const it = await mounted({ backend: others });
    await publish(backend);
    await settled(it);
    expect(it.all("[part=live]").length).to.equal(0);
  });

  it("stays as it was read where it cannot be watched", async () => {
    const it = await mounted({ backend: backendWith({ subscribe: () => Promise.reject(new Error("no")) }) });
    await settled(it);
    expect(it.text("[part=empty]")).to.contain("No comments yet.");
  });
});
