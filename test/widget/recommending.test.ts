import { expect } from "@open-wc/testing";
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { createMemoryBackend, type MemoryBackend } from "../../src/backends/memory.ts";
import { BackendError } from "../../src/backends/request.ts";
import type { ReactionRequest } from "../../src/contract/records.ts";
import { forget, share } from "../../src/widget/keeping.ts";
import { recommend } from "../../src/widget/recommending.ts";
import { restore } from "../../src/widget/restore.ts";
import { findComment } from "../../src/widget/thread-pages.ts";
import { eventually } from "../helpers/eventually.ts";
import { isAccessible } from "./accessible.ts";
import { eventTypes, opened } from "./fake-services.ts";
import { cleanUp, emptyBrowser, mounted, publish } from "./mounted.ts";

/** A backend in memory that writes down who recommended what. */
function listening(memory: MemoryBackend = createMemoryBackend()) {
  const heard: ({ id: string } & ReactionRequest)[] = [];
  const backend: CommentsBackend = {
    ...memory,
    react(id, request) {
      heard.push({ id, ...request });
      return memory.react(id, request);
    },
  };
  return { memory, backend, heard };
}

/** What a reader who was never here sees. */
async function countFor(backend: CommentsBackend, id: string): Promise<number> {
  const { comments } = await backend.thread({ site: "default", key: "k" });
  return comments.items.flatMap((top) => [top, ...(top.replies?.items ?? [])]).find((c) => c.id === id)!
    .recommendations;
}

const figures = (services: Awaited<ReturnType<typeof opened>>, id: string) => ({
  pressed: services.state().recommended.includes(id),
  count: findComment(services.state().view, id)!.recommendations,
});

async function hmac(secret: string, text: string): Promise<string> {
  const bytes = (value: string) => new TextEncoder().encode(value);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytes(secret), algorithm, false, ["sign"]);
  const signed = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes(text)));
  return btoa(String.fromCharCode(...signed))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

describe("recommending", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("counts a reader once, also after a reload, and tells comments apart", async () => {
    const { memory, backend, heard } = listening();
    const [first, second] = [await publish(memory), await publish(memory)];
    await recommend(await opened(backend), first);
    const again = await opened(backend);
    expect(figures(again, first)).to.deep.equal({ pressed: true, count: 1 });
    await recommend(again, second);
    await recommend(again, first);
    await recommend(again, first);
    expect(await countFor(backend, first)).to.equal(1);
    expect(await countFor(backend, second)).to.equal(1);
    const voters = new Set(heard.map(({ id, voter }) => `${id} ${voter}`));
    expect(heard).to.have.length(4);
    expect(voters.size).to.equal(2);
    expect(new Set(heard.map(({ voter }) => voter)).size).to.equal(2);
  });

  it("is keyed by an HMAC of the comment's id under a secret that stays in the browser", async () => {
    const { memory, backend, heard } = listening();
    const id = await publish(memory);
    await recommend(await opened(backend), id);
    const secret = JSON.parse(localStorage.getItem("afterword:secret")!) as string;
    expect(secret).to.match(/^[\w-]{43}$/);
    expect(heard).to.deep.equal([{ id, site: "default", voter: await hmac(secret, id), recommend: true }]);
    expect(JSON.stringify(heard)).not.to.contain(secret);
  });

  it("counts another browser as another reader", async () => {
    const { memory, backend } = listening();
    const id = await publish(memory);
    await recommend(await opened(backend), id);
    emptyBrowser();
    const stranger = await opened(backend);
    expect(figures(stranger, id)).to.deep.equal({ pressed: false, count: 1 });
    await recommend(stranger, id);
    expect(figures(stranger, id)).to.deep.equal({ pressed: true, count: 2 });
  });

  it("can be taken back", async () => {
    const { memory, backend } = listening();
    const id = await publish(memory);
    await recommend(await opened(backend), id);
    const services = await opened(backend);
    await recommend(services, id);
    expect(figures(services, id)).to.deep.equal({ pressed: false, count: 0 });
    expect(figures(await opened(backend), id)).to.deep.equal({ pressed: false, count: 0 });
    expect(await countFor(backend, id)).to.equal(0);
  });

  it("works for a reply", async () => {
    const { memory, backend } = listening();
    const top = await publish(memory);
    const reply = await publish(memory, { parent: top });
    const services = await opened(backend);
    const other = findComment(services.state().view, top)!;
    await recommend(services, reply);
    expect(figures(services, reply)).to.deep.equal({ pressed: true, count: 1 });
    expect(findComment(services.state().view, top)).to.include({ id: other.id, recommendations: 0 });
  });

  it("is shown at once, and follows the last press while one is on its way", async () => {
    const { memory } = listening();
    const id = await publish(memory);
    const arrived: boolean[] = [];
    let answer = () => {};
    const services = await opened({
      ...memory,
      react: async (comment, request) => {
        arrived.push(request.recommend);
        await new Promise<void>((resolve) => (answer = resolve));
        return memory.react(comment, request);
      },
    });
    const done = recommend(services, id);
    expect(figures(services, id)).to.deep.equal({ pressed: true, count: 1 });
    await eventually(() => arrived.length === 1);
    await recommend(services, id);
    expect(figures(services, id)).to.deep.equal({ pressed: false, count: 0 });
    expect(arrived).to.deep.equal([true]);
    answer();
    await eventually(() => arrived.length === 2);
    answer();
    await done;
    expect(arrived).to.deep.equal([true, false]);
    expect(await countFor(memory, id)).to.equal(0);
    expect(figures(services, id)).to.deep.equal({ pressed: false, count: 0 });
  });

  it("is not taken back by another tab's news while it is on its way", async () => {
    const { memory, backend, heard } = listening();
    const id = await publish(memory);
    const services = await opened(backend);
    const done = recommend(services, id);
    restore(services);
    await done;
    expect(heard.map((request) => request.recommend)).to.deep.equal([true]);
    expect(figures(services, id)).to.deep.equal({ pressed: true, count: 1 });
  });

  it("arrives though the reader goes on to another page at once", async () => {
    const { memory, backend } = listening();
    const id = await publish(memory);
    const services = await opened(backend);
    const done = recommend(services, id);
    services.abort();
    await done;
    expect(figures(await opened(backend), id)).to.deep.equal({ pressed: true, count: 1 });
  });

  it("believes the backend's figures", async () => {
    const memory = createMemoryBackend();
    const id = await publish(memory);
    const services = await opened({
      ...memory,
      react: async () => ({ recommended: true, recommendations: 12 }),
    });
    await recommend(services, id);
    expect(figures(services, id)).to.deep.equal({ pressed: true, count: 12 });
    // It says no to taking back: that is shown, and not asked again and again.
    await recommend(services, id);
    expect(figures(services, id)).to.deep.equal({ pressed: true, count: 12 });
  });

  const failures = {
    unreachable: "recommendFailed",
    offline: "recommendOffline",
    "unknown-comment": "commentGone",
  } as const;
  for (const [code, sentence] of Object.entries(failures)) {
    it(`is undone where it fails (${code}), and says so`, async () => {
      const memory = createMemoryBackend();
      const id = await publish(memory);
      const refusing = { ...memory, react: () => Promise.reject(new BackendError(code as "offline")) };
      const services = await opened(refusing);
      await recommend(services, id);
      expect(figures(services, id)).to.deep.equal({ pressed: false, count: 0 });
      expect(services.state().mends).to.deep.equal({ form: id, list: [{ field: null, code: sentence }] });
      expect(eventTypes(services)).to.deep.equal(["afterword-ready", "afterword-failed"]);
      expect(figures(await opened(refusing), id).pressed).to.equal(false);
    });
  }

  it("leaves alone a comment that is being sent", async () => {
    const memory = createMemoryBackend();
    const id = await publish(memory);
    const services = await opened({ ...memory, react: () => Promise.reject(new Error("no")) });
    services.dispatch({ type: "sending", form: "" });
    await recommend(services, id);
    expect(services.state().sending).to.equal("");
  });

  it("is forgotten with all else", async () => {
    const { memory, backend, heard } = listening();
    const id = await publish(memory);
    await recommend(await opened(backend), id);
    forget();
    expect(Object.keys(localStorage)).to.deep.equal([]);
    const services = await opened(backend);
    expect(figures(services, id).pressed).to.equal(false);
    await recommend(services, id);
    expect(heard[1]!.voter).not.to.equal(heard[0]!.voter);
  });

  it("ends with the tab on a shared device", async () => {
    const { memory, backend } = listening();
    const id = await publish(memory);
    share(true);
    await recommend(await opened(backend), id);
    expect(localStorage.length).to.equal(0);
    expect(figures(await opened(backend), id).pressed).to.equal(true);
  });

  it("lasts as long as the page where the browser keeps nothing", async () => {
    const write = Object.getOwnPropertyDescriptor(Storage.prototype, "setItem")!;
    Storage.prototype.setItem = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    try {
      const { memory, backend, heard } = listening();
      const id = await publish(memory);
      const services = await opened(backend);
      for (let presses = 0; presses < 3; presses++) await recommend(services, id);
      expect(new Set(heard.map(({ voter }) => voter)).size).to.equal(1);
      expect(await countFor(backend, id)).to.equal(1);
    } finally {
      Object.defineProperty(Storage.prototype, "setItem", write);
      forget();
    }
  });

  describe("its button", () => {
    it("is pressed before anything else was touched", async () => {
      const { memory, backend } = listening();
      await publish(memory);
      const it = await mounted({ backend });
      expect(it.text("[part~=recommend]")).to.equal("Recommend");
      expect(it.find("[part~=recommend]").getAttribute("aria-pressed")).to.equal("false");
      it.find("[part~=recommend]").click();
      await it.until("[part~=recommend][aria-pressed=true]");
      expect(it.text("[part~=recommend]")).to.equal("Recommended 1");
      expect(it.find("[part~=recommend]").getAttribute("aria-describedby")).to.match(/^by-/);
      await eventually(() =>
        Object.keys(localStorage).some((name) => name.startsWith("afterword:recommended")),
      );
      it.leave();
      const again = await mounted({ backend });
      expect(again.text("[part~=recommend][aria-pressed=true]")).to.equal("Recommended 1");
      await isAccessible(again);
    });

    it("counts in the reader's digits", async () => {
      const { memory } = listening();
      const id = await publish(memory);
      for (let i = 0; i < 12; i++)
        await memory.react(id, { site: "default", voter: `${i}`, recommend: true });
      const it = await mounted({ backend: memory, lang: "ckb" });
      expect(it.text("[part~=recommend]")).to.equal("پێشنیارکردن ١٢");
    });

    it("comes back in another tab of the same browser", async () => {
      const { memory, backend } = listening();
      const id = await publish(memory);
      const here = await mounted({ backend });
      const there = await mounted({ backend });
      await here.press("[part~=recommend]");
      await here.until("[part~=recommend][aria-pressed=true]");
      await eventually(() => Object.keys(localStorage).some((name) => name.endsWith(id)));
      const key = Object.keys(localStorage).find((name) => name.endsWith(id))!;
      dispatchEvent(new StorageEvent("storage", { key }));
      await there.until("[part~=recommend][aria-pressed=true]");
    });

    it("says beside the comment what went wrong, until the next press", async () => {
      const memory = createMemoryBackend();
      await publish(memory);
      let reachable = false;
      const backend: CommentsBackend = {
        ...memory,
        react: (...values) =>
          reachable ? memory.react(...values) : Promise.reject(new BackendError("offline")),
      };
      const it = await mounted({ backend });
      await it.press("[part~=recommend]");
      await it.until("article [role=alert]");
      expect(it.text("article [role=alert]")).to.equal("You are offline, so this was not counted.");
      expect(it.text("[part~=recommend][aria-pressed=false]")).to.equal("Recommend");
      await isAccessible(it);
      reachable = true;
      await it.press("[part~=recommend]");
      await it.until("[part~=recommend][aria-pressed=true]");
      await it.gone("article [role=alert]");
    });

    it("is not there where the backend counts no recommendations", async () => {
      const { react: _, ...backend } = createMemoryBackend();
      await publish(backend as MemoryBackend);
      const it = await mounted({ backend });
      expect(it.all("[part=comment]")).to.have.length(1);
      expect(it.all("[part~=recommend]")).to.have.length(0);
    });

    it("is at published comments only", async () => {
      const memory = createMemoryBackend();
      const top = await publish(memory);
      await publish(memory, { parent: top });
      memory.reject(top, "attacks");
      const it = await mounted({ backend: memory });
      await it.send("Hello");
      await it.until("[part~=own-pending]");
      expect(it.all("[part=gone]")).to.have.length(1);
      expect(it.all("[part~=recommend]")).to.have.length(1);
      expect(it.find("[part~=recommend]").closest("[part=replies]")).not.to.equal(null);
    });
  });
});
