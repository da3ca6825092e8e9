import { expect } from "@open-wc/testing";
import { keepLanguage, keptLanguage } from "../../../src/desk/kept.ts";
import { languages } from "../../../src/i18n/format.ts";
import { createFakeDesk } from "../fake-desk.ts";
import { mounted, unmount, type Mounted } from "../mounted.ts";

/** Chooses a language in the list that stands there. */
function choose(desk: Mounted, lang: string): void {
  const list = desk.find(".speak") as HTMLSelectElement;
  list.value = lang;
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

describe("the language of the desk", () => {
  afterEach(unmount);

  it("is chosen above the queue, where each language is called as it calls itself", async () => {
    const desk = await mounted({ lang: "ckb" });
    const list = desk.find(".top .speak") as HTMLSelectElement;
    expect([...list.options].map(({ value }) => value)).to.deep.equal([...languages]);
    expect([...list.options].map(({ lang }) => lang)).to.deep.equal([...languages]);
    expect(list.value).to.equal("ckb");
    expect(list.selectedOptions[0]!.text).to.equal("کوردی (سۆرانی)");
    choose(desk, "tr");
    expect(desk.spoken).to.deep.equal(["tr"]);
  });

  it("can be chosen before anyone signs in", async () => {
    const desk = await mounted({ fake: createFakeDesk({ signedIn: false }) });
    choose(desk, "kmr");
    expect(desk.spoken).to.deep.equal(["kmr"]);
  });

  it("is kept, unless what is kept is no language of ours", () => {
    expect(keptLanguage()).to.equal(undefined);
    keepLanguage("fa");
    expect(keptLanguage()).to.equal("fa");
    localStorage.setItem("afterword-desk-language", "constructor");
    expect(keptLanguage()).to.equal(undefined);
    localStorage.clear();
  });
});
