/** An element in a page that lives: it is moved, switched, printed, asked for things, and has company. */
import { aTimeout, assert } from "@open-wc/testing";
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { createMemoryBackend, type MemoryBackend } from "../../src/backends/memory.ts";
import { eventually } from "../helpers/eventually.ts";
import { scaled } from "../helpers/scale.ts";
import { around, cleanUp, emptyBrowser, mounted, publish } from "./mounted.ts";

const times = scaled(200, 40);

/** Counts how often its thread is asked for. */
function counted(memory: MemoryBackend): { backend: CommentsBackend; asked: string[] } {
  const asked: string[] = [];
  const thread: CommentsBackend["thread"] = (query, signal) => {
    asked.push(query.key);
    return memory.thread(query, signal);
  };
  return { backend: { ...memory, thread }, asked };
}

/** What listens to the page, and what runs by the clock, from now on. */
function watch(): { listeners(): number; timers(): number; end(): void } {
  const held = new Set<string>();
  const names = new WeakMap<object, number>();
  let named = 0;
  const nameOf = (what: object) => names.get(what) ?? (names.set(what, ++named), named);
  const timers = new Set<unknown>();
  const undo: (() => void)[] = [];
  const replace = <Name extends string>(owner: Record<Name, unknown>, name: Name, value: unknown) => {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { value, configurable: true, writable: true });
    undo.push(() => {
      if (before) Object.defineProperty(owner, name, before);
      else Reflect.deleteProperty(owner, name);
    });
  };
  for (const target of [window, document] as EventTarget[]) {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    const named = (type: string, call: object) => `${nameOf(target)} ${type} ${nameOf(call)}`;
    const own = target as unknown as Record<string, unknown>;
    replace(own, "addEventListener", (type: string, call: object, options?: { signal?: AbortSignal }) => {
      held.add(named(type, call));
      options?.signal?.addEventListener("abort", () => held.delete(named(type, call)));
      add(type, call as EventListener, options);
    });
    replace(own, "removeEventListener", (type: string, call: object, options?: object) => {
      held.delete(named(type, call));
      remove(type, call as EventListener, options);
    });
  }
  const [set, clear] = [window.setInterval.bind(window), window.clearInterval.bind(window)];
  const own = window as unknown as Record<string, unknown>;
  replace(own, "setInterval", (...values: Parameters<typeof set>) => {
    const timer = set(...values);
    timers.add(timer);
    return timer;
  });
  replace(own, "clearInterval", (timer: number) => {
    timers.delete(timer);
    clear(timer);
  });
  return {
    listeners: () => held.size,
    timers: () => timers.size,
    end: () => undo.splice(0).forEach((one) => one()),
  };
}

describe("an element in a page that lives", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it(`is moved ${times} times: nothing is asked for, and nothing is left behind`, async () => {
    const memory = createMemoryBackend();
    await publish(memory);
    const { backend, asked } = counted(memory);
    await aTimeout(0);
    const held = watch();
    try {
      const it = await mounted({ backend });
      await it.write("#text-", "A draft");
      await eventually(() => it.all("[part=comment]").length);
      const before = held.listeners() + held.timers();
      const aside = document.createElement("aside");
      document.body.append(aside);
      for (let n = 0; n < times; n++) {
        aside.append(it.element);
        document.body.prepend(it.element);
        if (n % 10 === 0) await aTimeout(0);
      }
      await it.element.updateComplete;
      // Parts that came meanwhile may listen, once each.
      assert.isBelow(held.listeners() + held.timers(), before + 8);
      assert.equal((it.find("#text-") as HTMLTextAreaElement).value, "A draft");
      assert.lengthOf(asked, 1);
      it.leave();
      aside.remove();
      await aTimeout(0);
      assert.deepEqual([held.listeners(), held.timers()], [0, 0]);
    } finally {
      held.end();
    }
  });

  it(`is taken away and put back ${times} times: it asks once each time, and nothing is left behind`, async () => {
    const memory = createMemoryBackend();
    await publish(memory);
    const { backend, asked } = counted(memory);
    await aTimeout(0);
    const held = watch();
    try {
      const it = await mounted({ backend });
      await it.touch();
      await eventually(() => it.all("[part=comment]").length);
      const before = held.listeners() + held.timers();
      for (let n = 0; n < times; n++) {
        it.leave();
        await aTimeout(0);
        assert.deepEqual([held.listeners(), held.timers()], [0, 0]);
        document.body.append(it.element);
        await eventually(() => asked.length === n + 2);
      }
      await eventually(() => it.all("[part=comment]").length);
      assert.isBelow(held.listeners() + held.timers(), before + 8);
      const sheets = it.element.shadowRoot!.adoptedStyleSheets;
      assert.lengthOf(new Set(sheets), sheets.length);
      assert.lengthOf(asked, times + 1);
    } finally {
      held.end();
    }
  });

  it("keeps what stands in it through a View Transition that moves it", async () => {
    const { backend, asked } = counted(createMemoryBackend());
    const it = await mounted({ backend });
    await it.write("#text-", "A draft");
    const swap = () => {
      const main = document.createElement("main");
      main.append(it.element);
      document.body.append(main);
    };
    // WebKitGTK without a screen ends with any transition, that of an empty page too.
    const falls = /AppleWebKit/.test(navigator.userAgent) && !/Chrome|Macintosh/.test(navigator.userAgent);
    if ("startViewTransition" in document && !falls) {
      const transition = document.startViewTransition(swap);
      // A page that is not seen skips it, and changes all the same.
      transition.ready.catch(() => {});
      transition.finished.catch(() => {});
      await transition.updateCallbackDone;
    } else swap();
    await it.element.updateComplete;
    assert.equal((it.find("#text-") as HTMLTextAreaElement).value, "A draft");
    assert.lengthOf(asked, 1);
    it.element.closest("main")!.remove();
  });

  it("shows and says nothing of the thread before, once it has another, and keeps each one's draft", async () => {
    const memory = createMemoryBackend();
    await publish(memory, { key: "one", text: "About one." });
    await publish(memory, { key: "two", text: "About two." });
    let answer = () => {};
    const late = new Promise<void>((resolve) => (answer = resolve));
    const thread: CommentsBackend["thread"] = async (query) => {
      const view = await memory.thread(query);
      if (query.key === "slow") await late;
      return view;
    };
    const it = await mounted({ backend: { ...memory, thread }, attributes: { thread: "one" } });
    await it.write("#text-", "Draft for one");
    const ready: string[] = [];
    it.element.addEventListener("afterword-ready", (event) => ready.push(event.thread.key));
    it.element.thread = "slow";
    await it.element.updateComplete;
    await eventually(() => it.all("[part=loading]").length);
    assert.isEmpty(it.all("[part=comment]"));
    it.element.thread = "two";
    await eventually(() => it.all("[part=comment]").length);
    answer();
    await aTimeout(50);
    assert.include(it.text("[part=thread]"), "About two.");
    assert.equal((it.find("#text-") as HTMLTextAreaElement).value, "");
    assert.equal(it.find("[role=status]").textContent, "");
    assert.deepEqual(ready, ["two"]);
    it.element.thread = "one";
    await eventually(
      () => (it.all("#text-")[0] as HTMLTextAreaElement | undefined)?.value === "Draft for one",
    );
  });

  it("shows what its page brought of a thread until that thread comes, and of no other", async () => {
    const memory = createMemoryBackend();
    let refuse = () => {};
    const thread: CommentsBackend["thread"] = () =>
      new Promise((_, reject) => (refuse = () => reject(new Error("no"))));
    const element = document.createElement("afterword-comments");
    element.backend = { ...memory, thread };
    for (const key of ["k", "l"]) {
      const fragment = document.createElement("section");
      fragment.dataset["afterwordFragment"] = key;
      fragment.textContent = `The thread ${key}`;
      element.append(fragment);
    }
    for (const [name, value] of Object.entries({ thread: "k", loading: "eager", lang: "en" }))
      element.setAttribute(name, value);
    const it = around(element);
    const seen = () =>
      [...element.children]
        .filter((one) => one.getClientRects().length)
        .map(({ textContent }) => textContent);
    document.body.append(element);
    await eventually(() => element.shadowRoot?.adoptedStyleSheets.length && seen().length === 1);
    assert.deepEqual(seen(), ["The thread k"]);
    element.thread = "l";
    await eventually(() => seen()[0] === "The thread l");
    assert.lengthOf(seen(), 1);
    element.thread = "m";
    await it.until("[part=loading]");
    assert.deepEqual(seen(), []);
    refuse();
    await it.until("[part=failed]");
    assert.deepEqual(
      seen().filter((text) => text?.startsWith("The thread")),
      [],
    );
    element.thread = "k";
    await eventually(() => seen().includes("The thread k"));
    refuse();
    await it.until("[part=failed]");
    assert.include(seen(), "The thread k");
  });

  it("begins anew where the same thread is that of another backend, and finds its draft there again", async () => {
    const here = createMemoryBackend();
    await publish(here, { text: "Here" });
    const it = await mounted({ backend: here });
    const draft = () => (it.find("#text-") as HTMLTextAreaElement).value;
    await it.write("#text-", "A draft of here");
    it.element.backend = "memory";
    await it.until("[part=empty]");
    assert.equal(draft(), "");
    it.element.backend = here;
    await it.until("[part=comment]");
    assert.equal(draft(), "A draft of here");
  });

  it("waits for its turn, and comes when it turns eager, or is printed, or is asked for something", async () => {
    const spacer = document.createElement("div");
    spacer.style.height = "9000px";
    document.body.append(spacer);
    const causes = {
      loading: (element: HTMLElement) => element.setAttribute("loading", "eager"),
      print: () => dispatchEvent(new Event("beforeprint")),
      reload: (element: HTMLElementTagNameMap["afterword-comments"]) => void element.reload(),
    };
    for (const [key, cause] of Object.entries(causes)) {
      const { backend, asked } = counted(createMemoryBackend());
      const element = document.createElement("afterword-comments");
      Object.assign(element, { backend, thread: key });
      document.body.append(element);
      await aTimeout(150);
      assert.isEmpty(asked, key);
      cause(element);
      await around(element).until("[part=empty]");
      element.remove();
    }
    spacer.remove();
  });

  describe("asked by its page", () => {
    it("reads anew, leads to its form and to a comment, before anything is loaded too", async () => {
      const memory = createMemoryBackend();
      const id = await publish(memory);
      const { backend, asked } = counted(memory);
      const element = document.createElement("afterword-comments");
      Object.assign(element, { backend, thread: "k", lang: "en" });
      const form = element.focusForm();
      document.body.append(element);
      assert.isTrue(await form);
      const it = around(element);
      await eventually(() => it.focused()?.id === "text-");
      assert.isTrue(await element.scrollToComment(id));
      await eventually(() => it.focused()?.id === `comment-${id}`);
      assert.isFalse(await element.scrollToComment("nobody"));
      await publish(memory, { text: "A later one" });
      assert.isTrue(await element.reload());
      await eventually(() => it.all("[part=comment]").length === 2);
      assert.lengthOf(asked, 2);
    });

    it("says no where it cannot be done", async () => {
      const memory = createMemoryBackend();
      memory.close("k");
      const thread: CommentsBackend["thread"] = () => Promise.reject(new Error("no"));
      const closed = await mounted({ backend: memory });
      assert.isFalse(await closed.element.focusForm());
      const failing = await mounted({ backend: { ...memory, thread } });
      assert.isFalse(await failing.element.reload());
      assert.isFalse(await failing.element.scrollToComment("any"));
    });

    it("says no once it has left the page", async () => {
      const memory = createMemoryBackend();
      const id = await publish(memory);
      const it = await mounted({ backend: memory });
      const { element } = it;
      assert.isTrue(await element.reload());
      it.leave();
      await aTimeout(0);
      assert.isFalse(await element.reload());
      assert.isFalse(await element.focusForm());
      assert.isFalse(await element.scrollToComment(id));
    });
  });

  it("has company: other languages, other backends, and the same thread twice", async () => {
    const [one, other] = [createMemoryBackend(), createMemoryBackend()];
    await publish(one, { text: "In one." });
    await publish(other, { text: "In the other." });
    const all = [
      await mounted({ backend: one }),
      await mounted({ backend: one }),
      await mounted({ backend: other, lang: "ar", attributes: { thread: "k" } }),
    ];
    const [first, second, third] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]];
    assert.include(third.text("[part=thread]"), "In the other.");
    assert.equal(third.find("[part=base]").dir, "rtl");
    assert.equal(first.find("[part=base]").dir, "ltr");
    await first.send("Mine.");
    await first.until("[part~=own-pending]");
    assert.lengthOf(one.waiting(), 1);
    assert.isEmpty(other.waiting());
    assert.equal((second.find("#text-") as HTMLTextAreaElement).value, "");
    assert.equal(second.find("[role=status]").textContent, "");
    assert.isEmpty(third.all("[part=own]"));
  });
});
