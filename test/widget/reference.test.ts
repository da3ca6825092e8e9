/** Everything that the reference names works: each token changes what it says, each part is met in some state. */
import { aTimeout, expect } from "@open-wc/testing";
import { createMemoryBackend, type MemoryBackend } from "../../src/backends/memory.ts";
import "../../src/widget/count.ts";
import { parts } from "../../src/widget/reference/parts.ts";
import { tokens, type TokenName } from "../../src/widget/reference/tokens.ts";
import { eventually } from "../helpers/eventually.ts";
import { cleanUp, emptyBrowser, mounted, publish, type Mounted } from "./mounted.ts";
import { states } from "./states.ts";

/** Where a token shows, in which state, and two values that are neither each other's nor what is there without them. */
interface Probe {
  state: string;
  part: string;
  property: string;
  values: [string, string];
  pseudo?: string;
  /** The one that it is added to. */
  besides?: TokenName;
}

const colours: Probe["values"] = ["rgb(1, 2, 3)", "rgb(4, 5, 6)"];
const lengths: Probe["values"] = ["7px", "11px"];
const thread = "thread";
const at = (part: string, property: string, values: Probe["values"], state = thread): Probe => ({
  state,
  part,
  property,
  values,
});

/** The compiler sees that none is missing. */
const probes: Record<TokenName, Probe> = {
  "--afterword-text": at("base", "color", colours),
  "--afterword-muted": at("promise", "color", colours),
  "--afterword-rule": at("notice", "border-block-start-color", colours),
  "--afterword-edge": at("text-field", "border-block-start-color", colours),
  "--afterword-field": at("text-field", "background-color", colours),
  "--afterword-ground": at("live-note", "background-color", colours, "new comments did not come"),
  "--afterword-accent": at("send", "background-color", colours),
  "--afterword-on-accent": at("send", "color", colours),
  "--afterword-tint": {
    ...at("comment", "background-color", colours, "a link leads to it"),
    pseudo: "::before",
  },
  "--afterword-alert": at("error", "color", colours, "one to mend"),
  "--afterword-mark": at("mark", "background-color", colours, "hints"),
  "--afterword-focus": at("text-field", "outline-color", colours, "answering a comment"),
  "--afterword-font": at("text", "font-family", ["one", "two"]),
  "--afterword-font-ui": at("send", "font-family", ["one", "two"]),
  "--afterword-font-heading": at("title", "font-family", ["one", "two"]),
  "--afterword-heading-weight": at("title", "font-weight", ["300", "400"]),
  "--afterword-heading-size": at("title", "font-size", ["17px", "19px"]),
  "--afterword-weight": at("author", "font-weight", ["300", "400"]),
  "--afterword-size": at("text", "font-size", ["17px", "19px"]),
  "--afterword-leading": at("text", "line-height", ["20px", "30px"]),
  "--afterword-underline": at("toggle", "text-decoration-thickness", lengths),
  "--afterword-measure": at("base", "max-inline-size", ["500px", "600px"]),
  "--afterword-text-measure": at("text", "max-inline-size", lengths),
  "--afterword-space": at("form", "row-gap", ["2px", "3px"]),
  "--afterword-offset": {
    ...at("comment", "scroll-margin-block-start", ["70px", "110px"]),
    besides: "--afterword-size",
  },
  "--afterword-radius": at("text-field", "border-start-start-radius", lengths),
  "--afterword-button-radius": at("send", "border-start-start-radius", lengths),
  "--afterword-border": at("text-field", "border-block-start-width", lengths),
  "--afterword-rule-width": at("notice", "border-block-start-width", lengths),
  "--afterword-bar": at("own-comment", "border-inline-start-width", lengths, "waiting"),
  "--afterword-top-rule": at("heading", "border-block-start-width", lengths),
  "--afterword-motion": at("send", "transition-duration", ["3s", "5s"]),
};
function look(it: Mounted, { part, property, pseudo }: Probe): string {
  const which = pseudo ? "[aria-current]" : property === "outline-color" ? ":focus-visible" : "";
  for (const one of it.element.shadowRoot!.getAnimations()) one.finish();
  return getComputedStyle(it.find(`[part~=${part}]${which}`), pseudo).getPropertyValue(property);
}

describe("the reference", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  describe("of tokens", () => {
    for (const state of new Set(Object.values(probes).map((probe) => probe.state))) {
      it(`holds where the state is: ${state}`, async () => {
        const it = await states.find(({ name }) => name === state)!.open();
        const { style } = it.element;
        for (const { name } of tokens.filter(({ name }) => probes[name].state === state)) {
          const probe = probes[name];
          const [one, other] = probe.values;
          const before = look(it, probe);
          style.setProperty(name, one);
          const first = look(it, probe);
          style.setProperty(name, other);
          const second = look(it, probe);
          expect(new Set([before, first, second]).size, `${name}: ${before}, ${first}, ${second}`).to.equal(
            3,
          );
          // Set, it answers to nothing but itself.
          for (const { name: another } of tokens)
            if (another !== name && another !== probe.besides)
              style.setProperty(another, probes[another].values[0]);
          expect(look(it, probe), `${name} beside all others`).to.equal(second);
          it.element.removeAttribute("style");
          expect(look(it, probe), `${name} taken away`).to.equal(before);
        }
        it.leave();
      });
    }
  });

  describe("of parts", () => {
    const sheet = new CSSStyleSheet();
    const named = (tag: string) => new Set(parts.filter(({ of }) => of === tag).map(({ name }) => name));
    const ofComments = named("afterword-comments");
    before(() => {
      sheet.replaceSync(parts.map(({ name, of }) => `${of}::part(${name}) { --${name}: there }`).join("\n"));
      document.adoptedStyleSheets.push(sheet);
    });
    after(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    });

    it("is met whole in the states, and all that is seen is of some part", async () => {
      const met = new Set<string>();
      const unnamed = new Set<string>();
      for (const { name: state, open } of states) {
        const it = await open();
        for (const one of it.all("[part]"))
          for (const name of one.part) {
            if (met.has(name)) continue;
            met.add(name);
            expect(getComputedStyle(one).getPropertyValue(`--${name}`), `${name} in ${state}`).to.equal(
              "there",
            );
          }
        const words = (one: Element) =>
          [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim());
        for (const one of it.all("[part=base] *:not(.hidden, .copy, .hidden *)"))
          if (words(one) && one.closest("[part]")!.matches("[part=base]"))
            unnamed.add(`${one.localName}.${one.className} in ${state}`);
        it.leave();
      }
      expect([...met].filter((name) => !ofComments.has(name))).to.deep.equal([]);
      expect([...ofComments].filter((name) => !met.has(name))).to.deep.equal([]);
      expect([...unnamed]).to.deep.equal([]);
    }).timeout(120_000);

    it("is met whole in the count", async () => {
      const element = document.createElement("afterword-count");
      element.thread = "k";
      element.backend = createMemoryBackend();
      document.body.append(element);
      await eventually(() => element.shadowRoot?.querySelector("[part]"));
      const met = [...element.shadowRoot!.querySelectorAll("[part]")].flatMap((one) => [...one.part]);
      expect(met).to.deep.equal([...named("afterword-count")]);
      const text = element.shadowRoot!.querySelector("[part]")!;
      expect(getComputedStyle(text).getPropertyValue("--count")).to.equal("there");
      element.remove();
    });
  });

  describe("of slots", () => {
    const slotted = (slot: string) => {
      const made = document.createElement("p");
      if (slot) made.slot = slot;
      made.textContent = `for ${slot}`;
      return made;
    };
    const shows = async (it: Mounted, slot: string, part: string) => {
      const content = slotted(slot);
      it.element.append(content);
      await eventually(() => content.assignedSlot?.closest(`[part~=${part}]`), `${slot} is not in ${part}`);
      expect(content.getBoundingClientRect().height).to.be.greaterThan(0);
      it.leave();
    };
    const where: Record<string, [state: string, part: string]> = {
      "": ["failed", "failed"],
      guidelines: ["empty", "notice"],
      "sign-in": ["to be signed in", "sign-in"],
      terms: ["empty", "form"],
      closed: ["closed since a day", "closed"],
      empty: ["empty", "empty"],
    };
    for (const [slot, [state, part]] of Object.entries(where))
      it(`holds: ${slot || "the one without a name"}`, async () => {
        const it = await states.find(({ name }) => name === state)!.open();
        if (slot === "sign-in") it.element.replaceChildren();
        await shows(it, slot, part);
      });
  });

  describe("of attributes and properties", () => {
    let backend: MemoryBackend;
    beforeEach(() => (backend = createMemoryBackend()));
    const texts = (it: Mounted) => it.all("[part=thread] [part=text]").map(({ textContent }) => textContent);

    it("holds for thread, as both", async () => {
      await publish(backend, { key: "one", text: "One" });
      await publish(backend, { key: "two", text: "Two" });
      const it = await mounted({ backend, attributes: { thread: "one" } });
      expect([texts(it), it.element.thread]).to.deep.equal([["One"], "one"]);
      it.element.thread = "two";
      await eventually(() => texts(it)[0] === "Two");
      expect(it.element.getAttribute("thread")).to.equal("two");
    });

    it("holds for site and lang, which reach the backend", async () => {
      const asked: string[] = [];
      const it = await mounted({
        backend: {
          ...backend,
          thread(query) {
            asked.push(`${query.site} ${query.lang}`);
            return backend.thread(query);
          },
        },
        attributes: { site: "one" },
      });
      it.element.site = "two";
      it.element.lang = "ar";
      await eventually(() => asked.includes("two ar"), String(asked));
      expect(asked[0]).to.equal("one en");
      await eventually(() => it.find("[part=base]").dir === "rtl");
      expect([it.element.getAttribute("site"), it.element.getAttribute("lang")]).to.deep.equal(["two", "ar"]);
    });

    it("holds for endpoint and backend: a static file, memory, none yet, an object", async () => {
      const endpoint = new URL("./thread.json", import.meta.url).href;
      const it = await mounted({
        backend: null,
        attributes: { backend: "static", endpoint, thread: "journey" },
      });
      await it.until("[part=comment]");
      it.element.backend = "memory";
      await it.until("[part=empty]");
      it.element.endpoint = "/elsewhere";
      expect(it.element.endpoint).to.equal("/elsewhere");
      await publish(backend, { key: "journey", text: "Of an object" });
      it.element.backend = { ...backend };
      await eventually(() => texts(it)[0] === "Of an object");
    });

    it("holds for scheme", async () => {
      const it = await mounted({ backend, attributes: { scheme: "light" } });
      const colour = () => getComputedStyle(it.find("[part~=toggle]")).color;
      const light = colour();
      it.element.scheme = "dark";
      await eventually(() => it.element.getAttribute("scheme") === "dark");
      expect(colour()).not.to.equal(light);
      it.element.scheme = "auto";
      await it.element.updateComplete;
      const dark = matchMedia("(prefers-color-scheme: dark)").matches;
      expect(colour() === light).to.equal(!dark);
    });

    it("holds for loading", async () => {
      const element = document.createElement("afterword-comments");
      element.backend = backend;
      element.style.position = "absolute";
      element.style.insetBlockStart = "100000px";
      document.body.append(element);
      await aTimeout(100);
      expect(element.shadowRoot?.querySelector("[part]") ?? null).to.equal(null);
      element.loading = "eager";
      await eventually(() => element.shadowRoot?.querySelector("[part=notice]"));
    });

    it("holds for depth", async () => {
      const it = await states.find(({ name }) => name === "deep replies")!.open();
      const levels = () => it.all("[part=replies]").length;
      const before = levels();
      it.element.depth = 1;
      await eventually(() => levels() < before);
      expect(levels()).to.equal(1);
      it.leave();
    });

    it("holds for guidelines, guidelinesSrc and guidelines-version", async () => {
      const { guidelines: _, ...plain } = backend;
      const bare = { ...plain, thread: async () => ({ comments: [] }) };
      const rules = [{ id: "a", label: "Be brief" }];
      const it = await mounted({ backend: bare, properties: { guidelines: { title: "Ours", rules } } });
      expect(it.text("[part=notice-title]")).to.equal("Ours");
      it.element.guidelines = null;
      const src = `data:application/json,${encodeURIComponent(JSON.stringify({ title: "Theirs", rules }))}`;
      it.element.guidelinesSrc = src;
      await eventually(() => it.text("[part=notice-title]") === "Theirs");
      expect(it.element.guidelinesSrc).to.equal(src);
      it.leave();
      const versioned = document.createElement("afterword-comments");
      versioned.backend = backend;
      versioned.setAttribute("loading", "eager");
      versioned.setAttribute("guidelines-version", "12");
      const content = document.createElement("p");
      content.slot = "guidelines";
      versioned.append(content);
      let version = 0;
      versioned.addEventListener("afterword-acknowledged", (event) => (version = event.version));
      document.body.append(versioned);
      await eventually(() => versioned.shadowRoot?.querySelector("#acknowledge"));
      versioned.shadowRoot!.querySelector<HTMLElement>("#acknowledge")!.click();
      await eventually(() => version === 12);
    });
  });

  it("of methods holds: each says whether it could be done", async () => {
    const id = await publish(backend());
    const it = await mounted({ backend: made });
    expect(await it.element.focusForm()).to.equal(true);
    expect(it.focused()?.id).to.equal("text-");
    expect(await it.element.scrollToComment(id)).to.equal(true);
    expect(it.focused()?.id).to.equal(`comment-${id}`);
    expect(await it.element.scrollToComment("nowhere")).to.equal(false);
    await publish(made, { text: "Meanwhile" });
    expect(await it.element.reload()).to.equal(true);
    expect(it.all("[part=thread] [part=comment]")).to.have.length(2);
    made.close("k");
    expect(await it.element.reload()).to.equal(true);
    expect(await it.element.focusForm()).to.equal(false);
  });

  it("of events holds: each is told, bubbles, and is canceled where it can be", async () => {
    const heard: string[] = [];
    const memory = backend();
    let down = true;
    const names = ["ready", "failed", "acknowledged", "hinted", "submitted", "accepted", "decided"].map(
      (name) => `afterword-${name}`,
    );
    const listen = (event: Event) => {
      heard.push(event.type);
      expect([event.bubbles, event.composed], event.type).to.deep.equal([true, true]);
    };
    for (const name of names) document.addEventListener(name, listen);
    try {
      const thread: MemoryBackend["thread"] = (query) =>
        down ? Promise.reject(new Error("down")) : memory.thread(query);
      const it = await mounted({ backend: { ...memory, thread } });
      down = false;
      await it.element.reload();
      await it.press("#acknowledge");
      await it.write("#text-", "Call me on 0750 123 4567, any time.");
      await eventually(() => heard.includes("afterword-hinted"));
      const cancel = (event: Event) => event.preventDefault();
      it.element.addEventListener("afterword-submitted", cancel, { once: true });
      await it.send("Hello");
      await aTimeout(100);
      expect(memory.waiting()).to.have.length(0);
      await it.press("[part~=send]");
      await it.until("[part~=own-pending]");
      memory.approve(memory.waiting()[0]!.id);
      it.leave();
      await mounted({ backend: memory });
      await eventually(() => heard.includes("afterword-decided"));
      expect([...new Set(heard)].toSorted()).to.deep.equal(names.toSorted());
    } finally {
      for (const name of names) document.removeEventListener(name, listen);
    }
  });

  let made: MemoryBackend;
  function backend(): MemoryBackend {
    return (made = createMemoryBackend());
  }
});
