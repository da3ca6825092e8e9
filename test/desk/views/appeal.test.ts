import { expect } from "@open-wc/testing";
import { appealed, appealText } from "../scenes.ts";
import { aWhile, mounted, unmount, type Mounted } from "../mounted.ts";

const bodies = (desk: Mounted) => desk.fake.calls("postDecision").map(({ body }) => body);
const buttons = (desk: Mounted) =>
  desk.all(".bar-in button").map((one) => (one.textContent ?? "").replace(/\s+/g, " ").trim());

describe("an appeal", () => {
  afterEach(unmount);

  it("stands with the rejection it is against, who made it, and what its author says", async () => {
    const desk = await mounted({ fake: appealed(), at: "/#/appeals" });
    expect(desk.text(".tabs [aria-current]")).to.equal("Appeals 2");
    expect(desk.text(".strip .num")).to.equal("1 of 2");
    expect(desk.text(".appeal .rejection")).to.match(
      /^Rejected under 7, No promotion · Hêlîn · .+ Note: No shop names, please\.$/,
    );
    expect(desk.find(".appeal blockquote").textContent).to.equal(appealText);
    expect(desk.find(".appeal blockquote").dir).to.equal("auto");
    expect(buttons(desk)).to.deep.equal(["A Publish after all", "R Uphold the rejection", "S Skip"]);
  });

  it("is answered with a reason, and a rejection with its guideline too, by keys alone", async () => {
    const desk = await mounted({ fake: appealed(), at: "/#/appeals" });
    const seen = desk.fake.item("c1").decision?.id;
    desk.press("a");
    await desk.announced(/^Write a reason first: it is the answer to the appeal\.$/);
    expect(document.activeElement?.id).to.equal("note");
    desk.find("#comment").focus();
    desk.press("r");
    await desk.announced(/^Choose the guideline/);
    desk.press("7");
    desk.press("r");
    await desk.announced(/^Write a reason first/);
    desk.write("#note", "A second reader sees a shop too.");
    desk.find("#comment").focus();
    desk.press("r");
    await desk.announced(/^Rejected: Ines P\.\. It can be undone for 5 seconds\.$/);
    expect(bodies(desk)).to.deep.equal([
      { action: "reject", guideline: "promotion", note: "A second reader sees a shop too.", seen },
    ]);
    expect(desk.text("#comment")).to.equal("Old Town Walker");
    expect(desk.text(".tabs [aria-current]")).to.equal("Appeals 1");
  });

  it("comes back to its place and its list when the decision is undone", async () => {
    const desk = await mounted({ fake: appealed(), at: "/#/appeals" });
    desk.write("#note", "It names no shop.");
    desk.find("#comment").focus();
    desk.press("a");
    await desk.until(".undo");
    expect(desk.all(".item")).to.have.lengthOf(1);
    desk.find('.tabs [href="#/decided"]').click();
    await desk.until('.item[href="#/decided/c1"]');
    desk.press("u");
    await desk.announced(/^Undone\. The appeal of Ines P\. waits again\.$/);
    await desk.until(() => desk.all(".item").length === 2, "both appeals");
    expect(location.hash).to.equal("#/appeals/c1");
    expect(desk.text(".tabs [aria-current]")).to.equal("Appeals 2");
    expect(desk.value("#note")).to.equal("It names no shop.");
  });

  it("says 'on appeal' in the history, and that it was answered", async () => {
    const desk = await mounted({ fake: appealed({ undoSeconds: 0 }), at: "/#/appeals" });
    desk.write("#note", "It names no shop.");
    desk.find("#comment").focus();
    desk.press("a");
    await desk.until(() => desk.all(".item").length === 1, "the decision");
    location.hash = "#/decided/c1";
    await desk.until(() => desk.all("#history ~ ol > li").length === 2, "both decisions");
    const entries = desk.all("#history ~ ol > li").map((one) => one.textContent?.replace(/\s+/g, " ").trim());
    expect(entries[0]).to.match(/^Approved · on appeal · Marc/);
    expect(entries[1]).to.match(/^Rejected under 7, \u2068No promotion\u2069 · Hêlîn/);
    expect(desk.text(".appeal .rejection")).to.contain("Hêlîn");
    expect(desk.text(".appeal")).to.match(/Answered today at \d\d:\d\d\.$/);
  });

  describe("against one's own rejection", () => {
    it("is for another moderator: the buttons are off, and say why", async () => {
      const desk = await mounted({ fake: appealed(), at: "/#/appeals/c2" });
      const why = "You made this rejection. Another moderator decides the appeal.";
      expect(desk.text("#own")).to.equal(why);
      for (const name of ["Publish after all", "Uphold the rejection"]) {
        const button = desk.button(name);
        expect(button.getAttribute("aria-disabled")).to.equal("true");
        expect(button.getAttribute("aria-describedby")).to.equal("own");
        button.focus();
        expect(document.activeElement, "it can be reached, so that it is heard").to.equal(button);
        button.click();
        await desk.announced(new RegExp(`^${why}$`));
      }
      desk.press("a");
      desk.press("r");
      desk.press("7");
      await aWhile();
      expect(bodies(desk)).to.have.lengthOf(0);
      expect(desk.all("#note, .rule")).to.have.lengthOf(0);
      await expect(desk.root).to.be.accessible();
      desk.button("Skip").click();
      await desk.announced(/^This is the last one/);
    });

    it("is refused by the server too, and the refusal is told", async () => {
      const desk = await mounted({ fake: appealed(), at: "/#/appeals" });
      desk.fake.fail("postDecision", "own-decision");
      desk.write("#note", "Kept");
      desk.find("#comment").focus();
      desk.press("a");
      await desk.announced(/^You made this rejection/);
      expect(desk.text(".failure p")).to.match(/^You made this rejection/);
      expect(desk.value("#note")).to.equal("Kept");
    });
  });

  it("says who was faster", async () => {
    const desk = await mounted({ fake: appealed(), at: "/#/appeals" });
    desk.fake.colleagueDecides("c1", "approve");
    desk.write("#note", "Too late");
    desk.find("#comment").focus();
    desk.press("a");
    await desk.announced(/^Hêlîn has approved this, today at \d\d:\d\d\.$/);
    expect(buttons(desk)).to.deep.equal(["S Next comment"]);
    expect(desk.text(".item[aria-current]")).to.contain("Ines P.");
  });

  it("says so at once where it was decided before it was opened", async () => {
    const desk = await mounted({ fake: appealed(), at: "/#/appeals/c2" });
    desk.fake.colleagueDecides("c1", "reject");
    desk.press("k");
    await desk.until(".outrun");
    expect(desk.text(".outrun")).to.match(/^Hêlîn has rejected this under 3/);
  });

  it("is nothing where nobody appealed", async () => {
    const fake = appealed({ undoSeconds: 0 });
    fake.withdraw("c1");
    fake.withdraw("c2");
    const desk = await mounted({ fake, at: "/#/appeals" });
    expect(desk.text(".empty h2")).to.equal("No appeal waits.");
    expect(desk.text(".tabs [aria-current]")).to.equal("Appeals 0");
    await expect(desk.root).to.be.accessible();
  });

  for (const lang of ["en", "ckb", "ar"] as const) {
    it(`can be read and decided by everyone, in ${lang}`, async () => {
      const desk = await mounted({ fake: appealed(), at: "/#/appeals", lang });
      expect(desk.all(".appeal blockquote")).to.have.lengthOf(1);
      await expect(desk.root).to.be.accessible();
    });
  }
});
