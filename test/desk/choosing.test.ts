import { expect } from "@open-wc/testing";
import { aWhile, mounted, unmount, type Mounted } from "./mounted.ts";
import { approved, reported } from "./scenes.ts";

const isPressed = (desk: Mounted) => desk.button("Editor’s choice").getAttribute("aria-pressed");
const metaOf = (desk: Mounted, at: number) =>
  [...(desk.all(".item-meta")[at]?.querySelectorAll("span") ?? [])].map((one) => one.textContent);

describe("the editor's choice", () => {
  afterEach(unmount);

  it("is made and taken back by key, and by a button that says which", async () => {
    const desk = await mounted({ fake: approved(), at: "/#/decided/c3" });
    expect(isPressed(desk)).to.equal("false");
    expect(desk.all(".by .badge")).to.have.lengthOf(0);
    desk.press("e");
    desk.press("e");
    await desk.announced(/^Made editor’s choice: Ines P\.\.$/);
    await desk.until(() => desk.all("#history ~ ol > li").length === 2, "the entry of the history");
    expect(desk.text("#history ~ ol > li")).to.match(/^Made editor’s choice · Marc · today at \d\d:\d\d$/);
    expect(isPressed(desk)).to.equal("true");
    expect(desk.text(".by .badge")).to.equal("Editor’s choice");
    expect(metaOf(desk, 2)).to.include("Editor’s choice");
    expect(desk.fake.calls("postChoose").map(({ id }) => id)).to.deep.equal(["c3"]);

    desk.button("Editor’s choice").focus();
    desk.button("Editor’s choice").click();
    await desk.announced(/^No longer editor’s choice: Ines P\.\.$/);
    await desk.until(() => desk.all("#history ~ ol > li").length === 3, "the second entry");
    expect(desk.text("#history ~ ol > li")).to.match(/^No longer editor’s choice · Marc/);
    expect(isPressed(desk)).to.equal("false");
    expect(desk.all(".by .badge")).to.have.lengthOf(0);
    expect(document.activeElement).to.equal(desk.button("Editor’s choice"));
    expect(desk.fake.calls("postUnchoose").map(({ id }) => id)).to.deep.equal(["c3"]);
  });

  it("stands in the list, as does what the newsroom wrote", async () => {
    const desk = await mounted({ fake: approved(), at: "/#/decided/c1" });
    expect([0, 1, 2].map((at) => metaOf(desk, at))).to.deep.equal([
      ["en", "reply", "Newsroom", "Approved"],
      ["en", "Editor’s choice", "Approved"],
      ["en", "Approved"],
    ]);
    expect(desk.all(".by .badge").map((one) => one.textContent)).to.deep.equal([
      "signed in by the site",
      "Newsroom",
    ]);
  });

  it("goes with a rejection, and comes back with its undo", async () => {
    const desk = await mounted({ fake: approved(), at: "/#/decided/c2" });
    expect(isPressed(desk)).to.equal("true");
    desk.press("4");
    desk.write("#note", "On second thoughts");
    desk.find("#comment").focus();
    desk.press("r");
    await desk.announced(/^Rejected: Old Town Walker/);
    expect(desk.all(".by .badge")).to.have.lengthOf(0);
    expect(metaOf(desk, 1)).not.to.include("Editor’s choice");
    desk.press("e");
    await aWhile();
    expect(desk.fake.calls("postChoose").concat(desk.fake.calls("postUnchoose"))).to.have.lengthOf(0);
    desk.press("u");
    await desk.until(".by .badge--choice");
  });

  it("is not offered for what waits or is reported", async () => {
    for (const [fake, at] of [
      [reported(), "/#/reported"],
      [undefined, "/#/waiting"],
    ] as const) {
      const desk = await mounted({ ...(fake && { fake }), at });
      expect(desk.all("[aria-pressed].button")).to.have.lengthOf(0);
      desk.press("e");
      await aWhile();
      expect(desk.fake.calls("postChoose")).to.have.lengthOf(0);
      unmount();
    }
  });

  it("tells of a colleague who rejected first, and of what kept the answer away", async () => {
    const desk = await mounted({ fake: approved(), at: "/#/decided/c3" });
    desk.fake.fail("postChoose", "unreachable");
    desk.press("e");
    await desk.announced(/^The server did not answer/);
    expect(isPressed(desk)).to.equal("false");
    desk.fake.colleagueDecides("c3", "reject");
    desk.press("e");
    await desk.announced(/^Hêlîn has rejected this under 3, No threats, today at \d\d:\d\d\.$/);
    await expect(desk.root).to.be.accessible();
  });

  for (const lang of ["en", "ckb", "ar"] as const) {
    it(`is accessible in ${lang}`, async () => {
      const desk = await mounted({ fake: approved(), at: "/#/decided/c2", lang });
      await expect(desk.root).to.be.accessible();
    });
  }
});
