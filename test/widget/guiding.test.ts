import { aTimeout, expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { hashesOf } from "../../src/guidance/words.ts";
import type { AfterwordHintedEvent } from "../../src/widget/author-events.ts";
import { look } from "../../src/widget/guiding.ts";
import { shownHints } from "../../src/widget/hints.ts";
import { eventually } from "../helpers/eventually.ts";
import { eventTypes, opened, type FakeServices } from "./fake-services.ts";
import { backendWith, emptyBrowser } from "./mounted.ts";

const phone = "Call me on 0750 123 4567, any time.";
const letter = (n: number) => String.fromCharCode(97 + (n % 26));
/** Five thousand characters, no word twice. */
const longText = Array.from({ length: 676 }, (_, i) => `word${letter(i / 26)}${letter(i)}`).join(" ");
const sorani = "ھیوادارم وێستگەی نەخۆشخانەکە شەوانیش کراوە بێت، چونکە زۆر کەس شەوان کار دەکەن.";

const write = (services: FakeServices, text: string, form = "") => {
  services.dispatch({ type: "written", form, text });
  look(services, form);
};

/** Looked at as it stands now. */
const lookedAt = (services: FakeServices, form = "") =>
  eventually(() => {
    const { aids, texts } = services.state();
    return aids?.[form]?.text === texts[form];
  }, "nobody looked");

const marked = (services: FakeServices, form = "") => {
  const { texts } = services.state();
  return shownHints(services.state(), form).flatMap(({ matches }) =>
    matches.map(({ start, end }) => texts[form]!.slice(start, end)),
  );
};

describe("looking at what is written", () => {
  const idle = Object.getOwnPropertyDescriptor(globalThis, "requestIdleCallback");
  beforeEach(emptyBrowser);
  afterEach(() => {
    if (idle) Object.defineProperty(globalThis, "requestIdleCallback", idle);
    else Reflect.deleteProperty(globalThis, "requestIdleCallback");
  });

  /** Idle time by hand: what waits for it, each slice without any time left. */
  function idleByHand() {
    const waiting: (() => void)[] = [];
    Object.defineProperty(globalThis, "requestIdleCallback", {
      configurable: true,
      value: (slice: IdleRequestCallback) =>
        waiting.push(() => slice({ didTimeout: true, timeRemaining: () => 0 })),
    });
    return {
      async next() {
        await eventually(() => waiting.length, "nothing waits");
        waiting.shift()!();
      },
      waiting,
    };
  }

  it("happens after a pause, and marks the words, tells the page, and says so", async () => {
    const services = await opened(createMemoryBackend());
    write(services, phone);
    await lookedAt(services);
    expect(services.slept).to.deep.equal([1000]);
    expect(marked(services)).to.deep.equal(["0750 123 4567"]);
    const event = services.events.at(-1) as AfterwordHintedEvent;
    expect([event.type, event.form, event.hint.check, event.cancelable]).to.deep.equal([
      "afterword-hinted",
      "",
      "contact",
      true,
    ]);
    expect(services.said).to.deep.equal(["hintsFound"]);
  });

  it("says nothing of a text in which there is nothing, and nothing twice", async () => {
    const services = await opened(createMemoryBackend());
    write(services, "The night buses are always full.");
    await lookedAt(services);
    expect(services.said).to.deep.equal([]);
    write(services, phone);
    await lookedAt(services);
    write(services, `${phone} Or in the evening.`);
    await lookedAt(services);
    expect(services.said).to.deep.equal(["hintsFound"]);
    expect(eventTypes(services).filter((type) => type === "afterword-hinted")).to.have.length(1);
  });

  it("keeps back a hint that the page does not want, for good", async () => {
    const services = await opened(createMemoryBackend(), "afterword-hinted");
    write(services, phone);
    await lookedAt(services);
    expect(marked(services)).to.deep.equal([]);
    expect(services.said).to.deep.equal([]);
    write(services, `Well. ${phone}`);
    await lookedAt(services);
    expect(marked(services)).to.deep.equal([]);
    expect(eventTypes(services).filter((type) => type === "afterword-hinted")).to.have.length(1);
  });

  it("tells the language, and none where it cannot be told", async () => {
    const services = await opened(createMemoryBackend());
    write(services, sorani);
    await lookedAt(services);
    expect(services.state().aids?.[""]?.lang).to.equal("ckb");
    write(services, "12, 13");
    await lookedAt(services);
    expect(services.state().aids?.[""]?.lang).to.equal("und");
  });

  it("goes on in idle time only, a slice at a time, and gives a long text many", async () => {
    const services = await opened(createMemoryBackend());
    const hand = idleByHand();
    write(services, `${longText}. ${phone}`);
    let slices = 0;
    while (!services.state().aids) {
      await hand.next();
      slices++;
      expect(hand.waiting.length).to.be.at.most(1);
      await aTimeout(0);
    }
    expect(slices).to.be.greaterThan(10);
    expect(marked(services)).to.deep.equal(["0750 123 4567"]);
  });

  it("drops what was overtaken", async () => {
    const services = await opened(createMemoryBackend());
    const hand = idleByHand();
    write(services, phone);
    await eventually(() => hand.waiting.length === 1);
    write(services, "Nothing of the kind.");
    await eventually(() => hand.waiting.length === 2);
    for (let i = 0; i < 500 && !services.state().aids; i++) {
      hand.waiting.shift()?.();
      await aTimeout(0);
    }
    expect(services.state().aids?.[""]?.text).to.equal("Nothing of the kind.");
    expect(services.said).to.deep.equal([]);
    expect(hand.waiting).to.have.length(0);
  });

  it("ends when the element shows another thread", async () => {
    const services = await opened(createMemoryBackend());
    const hand = idleByHand();
    write(services, phone);
    await eventually(() => hand.waiting.length === 1);
    services.abort();
    hand.waiting.shift()!();
    await aTimeout(0);
    expect(hand.waiting).to.have.length(0);
    expect(services.state().aids).to.equal(undefined);
  });

  it("works where browsers have no idle time to offer", async () => {
    Reflect.deleteProperty(globalThis, "requestIdleCallback");
    expect("requestIdleCallback" in globalThis).to.equal(false);
    const services = await opened(createMemoryBackend());
    write(services, phone);
    await lookedAt(services);
    expect(marked(services)).to.deep.equal(["0750 123 4567"]);
  });

  it("fetches listed words once, for all forms, and looks again when they are there", async () => {
    let asked = 0;
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const memory = createMemoryBackend({
      words: [{ guideline: "profanity", hashes: hashesOf(["rattlebag"]) }],
    });
    const services = await opened({
      ...memory,
      words: async (query) => {
        asked++;
        await arrived;
        return memory.words(query);
      },
    });
    write(services, "You old rattlebag, you.");
    await lookedAt(services);
    expect(marked(services)).to.deep.equal([]);
    arrive();
    await eventually(() => marked(services).length, "the words came to nothing");
    expect(marked(services)).to.deep.equal(["rattlebag"]);
    expect(shownHints(services.state(), "")[0]!.guideline).to.equal("profanity");
    write(services, "What a RATTLEBAG he is.", "other");
    await lookedAt(services, "other");
    expect(marked(services, "other")).to.deep.equal(["RATTLEBAG"]);
    expect(asked).to.equal(1);
  });

  it("does without listed words where they are not to be had", async () => {
    let asked = 0;
    const services = await opened(
      backendWith({
        words: () => {
          asked++;
          return Promise.reject(new Error("no"));
        },
      }),
    );
    write(services, phone);
    await lookedAt(services);
    write(services, `${phone} Please.`);
    await lookedAt(services);
    expect(marked(services)).to.deep.equal(["0750 123 4567"]);
    expect(asked).to.equal(1);
    expect(eventTypes(services)).not.to.include("afterword-failed");
  });
});
