import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { Localize } from "../../src/ui/localize.ts";
import { eventually } from "../helpers/eventually.ts";
import { cleanUp, emptyBrowser, mounted, type Mounted } from "./mounted.ts";

/** In a file of its own: the chunk is loaded once a page. */
describe("what a reader types while the rest of the widget is on its way", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  const add = Object.getOwnPropertyDescriptor(Localize.prototype, "add")!;
  /** One for each time the rest is asked for; it arrives when its gate opens. */
  let gates: (() => void)[];
  beforeEach(async () => {
    // Here already, so that the gates alone decide what arrives when.
    await import("../../src/widget/later.ts");
    gates = [];
    Localize.prototype.add = async function (...values) {
      await new Promise<void>((resolve) => gates.push(resolve));
      await (add.value as typeof this.add).apply(this, values);
    };
  });
  afterEach(() => Object.defineProperty(Localize.prototype, "add", add));

  const fieldOf = (it: Mounted) => it.find("#text-") as HTMLTextAreaElement;
  function type(it: Mounted, text: string): void {
    fieldOf(it).value = text;
    fieldOf(it).dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }
  /** The last that was asked for comes first: the worst that a network can do. */
  async function arrive(it: Mounted): Promise<void> {
    await eventually(() => gates.length, "the rest was not asked for");
    for (const open of gates.toReversed()) {
      open();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await eventually(() => it.all("[part=kept]").length, "the rest did not come");
    await it.element.updateComplete;
  }
  const drafts = () =>
    Object.entries(localStorage)
      .filter(([name]) => name.startsWith("afterword:draft "))
      .map(([, value]) => (JSON.parse(value) as { text: string }).text);

  it("is told in the order in which it was typed", async () => {
    const it = await mounted({ backend: createMemoryBackend() });
    fieldOf(it).focus();
    for (const text of ["H", "He", "Hel", "Hell", "Hello"]) type(it, text);
    await arrive(it);
    expect(fieldOf(it).value).to.equal("Hello");
    expect(it.text("[part=counter]")).to.equal("5 of 2,000");
    expect(drafts()).to.deep.equal(["Hello"]);
  });

  it("is not told of another article, which the page turned to meanwhile", async () => {
    const it = await mounted({ backend: createMemoryBackend() });
    type(it, "About the first");
    await eventually(() => gates.length, "the rest was not asked for");
    const ready = new Promise((resolve) =>
      it.element.addEventListener("afterword-ready", resolve, { once: true }),
    );
    it.element.thread = "the-second";
    await ready;
    await arrive(it);
    expect(fieldOf(it).value).to.equal("");
    expect(drafts()).to.deep.equal([]);
  });

  it("is in the language that its author said it is in", async () => {
    const backend = createMemoryBackend();
    const first = await mounted({ backend });
    type(first, "ھیوادارم وێستگەی نەخۆشخانەکە شەوانیش کراوە بێت.");
    await arrive(first);
    const select = (await first.until("[part=language] select")) as HTMLSelectElement;
    select.value = "fa";
    select.dispatchEvent(new Event("change"));
    first.leave();
    const it = await mounted({ backend });
    fieldOf(it).focus();
    await arrive(it);
    expect(((await it.until("[part=language] select")) as HTMLSelectElement).value).to.equal("fa");
  });
});
