/** One conversation below an article and its translations: each widget in its page's language, all on one thread. */
import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { eventually } from "../helpers/eventually.ts";
import { cleanUp, mounted, publish, type Mounted } from "./mounted.ts";

const shown = (it: Mounted) =>
  it.all("[part=comment] > [part=text]").map(({ lang, textContent }) => `${lang} ${textContent}`);
const label = (it: Mounted) => it.all("[part=rule-label]")[0]!.textContent.trim();

describe("one thread over an article's translations", () => {
  afterEach(cleanUp);

  it("shows all of them the same comments, each as it was written, in words of its own", async () => {
    const backend = createMemoryBackend();
    const first = await publish(backend, { text: "The last bus was always full." });
    await publish(backend, { author: "ھێرۆ", text: "شەوانیش کراوە بێت.", lang: "ckb", parent: first });
    await publish(backend, { author: "Aylin", text: "Gece otobüsü nerede?", lang: "tr" });
    const pages: Mounted[] = [];
    for (const lang of ["en", "ku-Arab", "ku-Latn", "tr"]) pages.push(await mounted({ backend, lang }));
    for (const page of pages)
      expect(shown(page)).to.deep.equal([
        "en The last bus was always full.",
        "ckb شەوانیش کراوە بێت.",
        "tr Gece otobüsü nerede?",
      ]);
    expect(pages.map((page) => page.find("[part=base]").lang)).to.deep.equal(["en", "ckb", "kmr", "tr"]);
    expect(pages.map((page) => page.find("[part=notice-title]").lang)).to.deep.equal([
      "en",
      "ckb",
      "kmr",
      "tr",
    ]);
    for (const words of [label, (page: Mounted) => page.text("h2")])
      expect(new Set(pages.map(words)).size).to.equal(pages.length);
  });

  it("goes with its author from one page to the next: what waits, what was read, why it was rejected", async () => {
    const backend = createMemoryBackend();
    const english = await mounted({ backend, lang: "en" });
    await english.send("Buy your lamps at my shop!");
    await english.until("[part~=own-pending]");
    english.leave();

    const sorani = await mounted({ backend, lang: "ckb" });
    await sorani.until("[part~=own-pending]");
    expect(sorani.text("[part~=own-pending] [part=text]")).to.equal("Buy your lamps at my shop!");
    // They have read them, in whichever language.
    expect(sorani.all("details[open]")).to.have.length(0);
    sorani.leave();

    backend.reject(backend.waiting()[0]!.id, "promotion");
    const grounds: string[] = [];
    for (const lang of ["en", "ckb", "de"]) {
      const page = await mounted({ backend, lang });
      await page.until("[part~=own-rejected]");
      const rules = page.all("[part=rule-label]").map(({ textContent }) => textContent.trim());
      // What the page before was told stands there until the answer comes.
      await eventually(
        () => rules.some((rule) => page.text("[part=ground]").includes(rule)),
        `${page.text("[part=ground]")} is none of ${rules.join()}`,
      );
      grounds.push(page.text("[part=ground]"));
      page.leave();
    }
    expect(new Set(grounds).size).to.equal(3);
  });
});
