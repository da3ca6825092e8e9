import { expect } from "@open-wc/testing";
import { eventually } from "../helpers/eventually.ts";
import { aWhile, mounted, threeWaiting, unmount, type Mounted } from "./mounted.ts";

const focused = () => document.activeElement?.id;
const bodies = (desk: Mounted) => desk.fake.calls("postDecision").map(({ body }) => body);

describe("deciding", () => {
  afterEach(unmount);

  it("walks by keys alone: approve, undo, approve again, reject with a guideline and a note", async () => {
    const desk = await mounted();
    desk.press("a");
    await desk.announced(/^Approved: Ines P\.\. It can be undone for 5 seconds\.$/);
    expect(desk.text("#comment")).to.equal("هێرۆ");
    expect(focused()).to.equal("comment");
    expect(desk.all(".item")).to.have.lengthOf(2);
    expect(desk.text(".undo p")).to.equal("Approved: Ines P. Takes effect in 5 seconds");

    desk.press("u");
    await desk.announced(/^Undone\. Ines P\. waits again\.$/);
    expect(desk.text("#comment")).to.equal("Ines P.");
    expect(focused()).to.equal("comment");
    expect(desk.all(".item").map((item) => item.getAttribute("href"))).to.deep.equal([
      "#/waiting/c1",
      "#/waiting/c2",
      "#/waiting/c3",
    ]);

    desk.press("a");
    await desk.until(() => desk.fake.item("c1").decision?.status === "open", "the second approval");
    await desk.until(`.item[aria-current][href="#/waiting/c2"]`);
    await desk.until(".rules");
    desk.press("7");
    expect(desk.text(".bar")).to.contain("under 7");
    desk.press("n");
    expect(focused()).to.equal("note");
    desk.write("#note", "No shop names, please.");
    desk.find("#comment").focus();
    desk.press("r");
    await desk.announced(/^Rejected: هێرۆ\./);
    expect(bodies(desk)).to.deep.equal([
      { action: "approve", guideline: null, note: null, seen: null },
      { action: "approve", guideline: null, note: null, seen: null },
      { action: "reject", guideline: "promotion", note: "No shop names, please.", seen: null },
    ]);
    expect(desk.text("#comment")).to.equal("Old Town Walker");
  });

  it("does all of it by mouse too", async () => {
    const desk = await mounted();
    desk.button("Reject").click();
    expect(desk.text(".lack")).to.match(/guideline/);
    expect(document.activeElement?.matches(".rule")).to.equal(true);
    desk.all("button.rule")[1]?.click();
    desk.button("Reject under 2").click();
    await desk.until(".undo");
    desk.button("Undo").click();
    await desk.until(() => !desk.root.querySelector(".undo"), "the undo to go");
    expect(desk.text("#comment")).to.equal("Ines P.");
    // What was prepared comes back with it.
    expect(desk.text(".rule[aria-pressed=true]")).to.equal("2No profanity");
    desk.button("Approve").click();
    await desk.until(() => desk.fake.item("c1").decision?.action === "approve", "the approval");
  });

  it("lets only grounds be chosen", async () => {
    const desk = await mounted();
    desk.press("8");
    expect(desk.all(".rule[aria-pressed=true]")).to.have.lengthOf(0);
    expect(desk.all("button.rule")).to.have.lengthOf(7);
    desk.press("4");
    expect(desk.text(".rule[aria-pressed=true]")).to.equal("4No personal attacks");
    desk.press("4");
    expect(desk.all(".rule[aria-pressed=true]")).to.have.lengthOf(0);
  });

  it("undoes one after the other, the newest first", async () => {
    const desk = await mounted();
    desk.press("a");
    await desk.until(() => desk.all(".item").length === 2, "one decided");
    desk.press("a");
    await desk.until(() => desk.all(".item").length === 1, "two decided");
    expect(desk.text(".undo-what")).to.equal("Approved: هێرۆ");
    desk.press("u");
    await desk.until(() => desk.text(".undo-what") === "Approved: Ines P.", "the first one's turn");
    desk.press("u");
    await desk.until(() => desk.all(".item").length === 3, "both back");
    expect(desk.text("#comment")).to.equal("Ines P.");
  });

  it("decides once, however often the key is pressed or held", async () => {
    const desk = await mounted();
    const release = desk.fake.hold("postDecision");
    desk.press("a");
    desk.press("a");
    desk.press("a", { repeat: true });
    release();
    await desk.until(() => desk.all(".item").length === 2, "one decided");
    desk.press("a", { repeat: true });
    await aWhile();
    expect(bodies(desk)).to.have.lengthOf(1);
  });

  it("leaves whoever has gone on meanwhile where they are", async () => {
    const desk = await mounted();
    const release = desk.fake.holdAnswer("postDecision");
    desk.press("a");
    desk.press("j");
    desk.press("j");
    release();
    await desk.announced(/^Approved: Ines P/);
    expect(desk.text("#comment")).to.equal("Old Town Walker");
    expect(desk.all(".item")).to.have.lengthOf(2);
  });

  it("offers no undo where a decision takes effect at once", async () => {
    const desk = await mounted({ fake: threeWaiting({ undoSeconds: 0 }) });
    desk.press("a");
    await desk.announced(/^Approved: Ines P\.\.$/);
    expect(desk.all(".undo")).to.have.lengthOf(0);
    desk.press("u");
    await desk.announced(/nothing to undo/);
  });

  it("takes the undo away when its time is over, and keeps the keyboard's place", async () => {
    const desk = await mounted({ fake: threeWaiting({ undoSeconds: 1 }) });
    desk.press("a");
    await desk.until(".undo");
    expect(focused()).to.equal("comment");
    desk.button("Undo").focus();
    await desk.until(() => !desk.root.querySelector(".undo"), "the end of the undo");
    expect(focused()).to.equal("comment");
  });

  it("tells of an undo that came too late", async () => {
    const desk = await mounted();
    desk.press("a");
    await desk.until(".undo");
    desk.fake.fail("postUndo", "too-late");
    desk.press("u");
    await desk.announced(/^Too late to undo/);
    expect(desk.text(".failure")).to.match(/^Too late to undo/);
    expect(desk.all(".undo")).to.have.lengthOf(0);
  });

  it("says who was faster, overwrites nothing, and moves on", async () => {
    const desk = await mounted();
    desk.fake.colleagueDecides("c1", "reject");
    desk.press("a");
    await desk.announced(/^Hêlîn has rejected this under 3, No threats, today at \d\d:\d\d\.$/);
    expect(desk.text(".outrun")).to.contain("Your decision was not stored.");
    expect(desk.fake.item("c1").decision?.by.name).to.equal("Hêlîn");
    expect(focused()).to.equal("comment");
    desk.press("a");
    desk.press("r");
    await aWhile();
    expect(bodies(desk)).to.have.lengthOf(1);
    desk.button("Next comment").click();
    await desk.until(() => desk.text("#comment") === "هێرۆ", "the next comment");
    expect(desk.all(".outrun")).to.have.lengthOf(0);
    expect(desk.text(".item--gone .item-meta")).to.contain("meanwhile");
  });

  it("says so at once where a comment was decided before it was opened", async () => {
    const fake = threeWaiting();
    const release = fake.hold("getCase");
    const opening = mounted({ fake });
    await eventually(() => fake.calls("getCase").length);
    fake.colleagueDecides("c1", "approve");
    release();
    const desk = await opening;
    await desk.until(".outrun");
    expect(desk.text(".outrun")).to.match(/^Hêlîn has approved this/);
  });

  for (const [lang, name] of [
    ["en", "A former moderator"],
    ["ckb", "چاودێرێکی پێشوو"],
    ["ar", "مشرف سابق"],
  ] as const) {
    it(`has a word for a moderator whose account is gone (${lang})`, async () => {
      const desk = await mounted({ lang });
      desk.fake.colleagueDecides("c1", "approve").by = { id: "m3", name: "" };
      desk.press("a");
      await desk.until(".outrun");
      expect(desk.text(".outrun")).to.contain(name);
      desk.unmount();
      const later = await mounted({ fake: desk.fake, lang, at: "/#/decided" });
      await later.until("[aria-labelledby=history]");
      expect(later.text("[aria-labelledby=history]")).to.contain(name);
    });
  }

  it("says so where its author was faster", async () => {
    const desk = await mounted();
    desk.fake.withdraw("c1");
    desk.press("a");
    await desk.announced(/^Its author withdrew/);
    expect(desk.button("Next comment").isConnected).to.equal(true);
  });

  it("takes its own decision for stored when only the answer was lost", async () => {
    const desk = await mounted();
    desk.fake.loseAnswer("postDecision");
    desk.press("a");
    await desk.until(".failure");
    expect(desk.text("#comment")).to.equal("Ines P.");
    desk.press("a");
    await desk.announced(/^Approved: Ines P/);
    expect(desk.all(".outrun")).to.have.lengthOf(0);
    expect(desk.text("#comment")).to.equal("هێرۆ");
    expect(desk.all(".undo")).to.have.lengthOf(1);
  });

  for (const code of ["offline", "unreachable", "unavailable"] as const) {
    it(`loses nothing when the server is ${code}`, async () => {
      const desk = await mounted();
      desk.press("7");
      desk.write("#note", "Kept");
      desk.fake.fail("postDecision", code);
      desk.press("r");
      await desk.until(".failure");
      expect(desk.text(".failure")).to.contain("Nothing is lost");
      expect(desk.value("#note")).to.equal("Kept");
      desk.press("r");
      await desk.until(() => desk.all(".item").length === 2, "the decision");
      expect(desk.all(".failure")).to.have.lengthOf(0);
    });
  }

  it("says that all is done after the last one", async () => {
    const desk = await mounted();
    for (const left of [2, 1, 0]) {
      desk.press("a");
      await desk.until(() => desk.all(".item").length === left, `${left} left`);
    }
    expect(desk.text(".empty h2")).to.equal("Nothing waits.");
    expect(focused()).to.equal("comment");
    expect(desk.all(".undo")).to.have.lengthOf(1);
  });

  describe("again, under Decided", () => {
    const decided = async () => {
      const fake = threeWaiting({ undoSeconds: 0 });
      fake.colleagueDecides("c1", "approve");
      return mounted({ fake, at: "/#/decided" });
    };

    it("needs a reason", async () => {
      const desk = await decided();
      expect(desk.all(".button").map((one) => one.textContent?.replace(/\s+/g, " ").trim())).to.deep.equal([
        "Go to the comment",
        "R Reject",
        "E Editor’s choice",
        "S Skip",
      ]);
      desk.press("4");
      desk.press("r");
      expect(desk.text(".lack")).to.match(/^Write a reason first/);
      expect(focused()).to.equal("note");
      await aWhile();
      expect(bodies(desk)).to.have.lengthOf(0);
    });

    it("is a new decision, told with the one before", async () => {
      const desk = await decided();
      const before = desk.fake.item("c1").decision?.id;
      desk.press("4");
      desk.write("#note", "A second look");
      desk.find("#comment").focus();
      desk.press("r");
      await desk.announced(/^Rejected: Ines P/);
      expect(bodies(desk)).to.deep.equal([
        { action: "reject", guideline: "attacks", note: "A second look", seen: before },
      ]);
      expect(
        desk.all("#history ~ ol > li").map((one) => one.querySelector("strong")?.textContent),
      ).to.have.lengthOf(2);
      expect(desk.text(".item-meta")).to.contain("Rejected under 4");
      expect(desk.text("#comment")).to.equal("Ines P.");
    });
  });
});
