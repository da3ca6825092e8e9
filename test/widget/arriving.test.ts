import { expect, waitUntil } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { Localize } from "../../src/ui/localize.ts";
import { cleanUp, emptyBrowser, mounted } from "./mounted.ts";

/** In a file of its own: the chunk is loaded once a page. */
describe("what a reader types while the rest of the widget is on its way", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("is told in the order in which it was typed", async () => {
    const add = Object.getOwnPropertyDescriptor(Localize.prototype, "add")!;
    /** One for each time the rest is asked for; it arrives when its gate opens. */
    const gates: (() => void)[] = [];
    Localize.prototype.add = async function (...values) {
      await new Promise<void>((resolve) => gates.push(resolve));
      await (add.value as typeof this.add).apply(this, values);
    };
    try {
      // Here already, so that the gates alone decide what arrives when.
      await import("../../src/widget/later.ts");
      const it = await mounted({ backend: createMemoryBackend() });
      const field = it.find("#text-") as HTMLTextAreaElement;
      const type = (text: string) => {
        field.value = text;
        field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      };
      field.focus();
      for (const text of ["H", "He", "Hel", "Hell", "Hello"]) type(text);
      await waitUntil(() => gates.length, "the rest was not asked for");
      // The last that was asked for comes first: the worst that a network can do.
      for (const open of gates.toReversed()) {
        open();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await waitUntil(() => it.all("[part=kept]").length, "the rest did not come", { timeout: 5000 });
      await it.element.updateComplete;
      expect(field.value).to.equal("Hello");
      expect(it.text("[part=counter]")).to.equal("5 of 2,000");
      const drafts = Object.entries(localStorage).filter(([name]) => name.startsWith("afterword:draft "));
      expect(drafts.map(([, value]) => (JSON.parse(value) as { text: string }).text)).to.deep.equal([
        "Hello",
      ]);
    } finally {
      Object.defineProperty(Localize.prototype, "add", add);
    }
  });
});
