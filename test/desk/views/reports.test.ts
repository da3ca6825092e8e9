import { expect } from "@open-wc/testing";
import { reported } from "../scenes.ts";
import { createFakeDesk } from "../fake-desk.ts";
import { mounted, unmount, type Mounted } from "../mounted.ts";

const buttons = (desk: Mounted) =>
  desk.all(".bar-in button").map((one) => (one.textContent ?? "").replace(/\s+/g, " ").trim());
const plain = (element: Element) =>
  (element.textContent ?? "")
    .replace(/[\u2068\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();

describe("reports", () => {
  afterEach(unmount);

  it("come in the server's order, illegal content first, with who gave notice", async () => {
    const desk = await mounted({ fake: reported(), at: "/#/reported" });
    expect(desk.text(".tabs [aria-current]")).to.equal("Reported 2");
    expect(desk.all(".item .hint").map(plain)).to.deep.equal(["3 reports", "2 reports"]);
    expect(desk.text("#comment")).to.equal("Old Town Walker");
    expect(desk.all("#reports ~ .reports .report").map(plain)).to.deep.equal([
      "Illegal content · reported 20 minutes ago " +
        "The text gives the home address of a councillor, against section 4 of the privacy act. " +
        "Notice by Dilan Kaya dilan@example.org",
      "Illegal content · reported 20 minutes ago See there. " +
        "Sent without a name, as may be where it is about the sexual abuse of children.",
      "Guideline 4: No personal attacks · reported 20 minutes ago",
    ]);
    expect(desk.all(".report--illegal")).to.have.lengthOf(2);
  });

  it("show what readers wrote as text, character for character", async () => {
    const desk = await mounted({ fake: reported(), at: "/#/reported/c1" });
    expect(desk.find("#reports ~ .reports .as-typed").textContent).to.equal(
      "It is about <b>my</b> neighbour,\nwho did not ask for it.",
    );
    expect(desk.all(".reports b")).to.have.lengthOf(0);
    expect(desk.text("#history ~ ol > li")).to.match(
      /^Kept published · Hêlîn · .+ · 1 report answered Guideline 4/,
    );
  });

  it("are all answered by keeping what they are about, by key", async () => {
    const desk = await mounted({ fake: reported(), at: "/#/reported" });
    expect(buttons(desk)).to.deep.equal(["P Keep it published", "R Reject", "S Skip"]);
    desk.press("p");
    desk.press("p");
    await desk.announced(/^Kept published: Old Town Walker\. The reports are answered\.$/);
    expect(desk.fake.calls("postKeep").map(({ id }) => id)).to.deep.equal(["c2"]);
    expect(desk.text("#comment")).to.equal("Ines P.");
    expect(document.activeElement?.id).to.equal("comment");
    expect(desk.text(".tabs [aria-current]")).to.equal("Reported 1");
    expect(desk.all(".item")).to.have.lengthOf(1);
    desk.button("Keep it published").click();
    await desk.until(".empty");
    expect(desk.text(".empty h2")).to.equal("Nothing is reported.");
    expect(desk.text(".tabs [aria-current]")).to.equal("Reported 0");
  });

  it("stay in the history when they are answered, with who and when", async () => {
    const desk = await mounted({ fake: reported(), at: "/#/decided/c2" });
    desk.press("p");
    await desk.until(() => desk.root.querySelectorAll("#history ~ ol > li").length === 2, "the answer");
    expect(desk.text("#history ~ ol > li")).to.match(
      /^Kept published · Marc · today at \d\d:\d\d · 3 reports answered/,
    );
    expect(desk.all("#history ~ ol > li:first-child .report")).to.have.lengthOf(3);
    expect(desk.all("#reports")).to.have.lengthOf(0);
    expect(buttons(desk)).to.deep.equal(["R Reject", "E Editor’s choice", "S Skip"]);
    expect(document.activeElement?.id).to.equal("comment");
  });

  it("are answered by a rejection too, which reverses a decision and needs its reason", async () => {
    const desk = await mounted({ fake: reported(), at: "/#/reported" });
    const seen = desk.fake.item("c2").decision?.id;
    desk.press("4");
    desk.press("r");
    await desk.announced(/^Write a reason first: it reverses a decision/);
    desk.write("#note", "It goes against the person.");
    desk.find("#comment").focus();
    desk.press("r");
    await desk.announced(/^Rejected: Old Town Walker\./);
    expect(desk.fake.calls("postDecision").map(({ body }) => body)).to.deep.equal([
      { action: "reject", guideline: "attacks", note: "It goes against the person.", seen },
    ]);
    expect(desk.text(".tabs [aria-current]")).to.equal("Reported 1");
    desk.press("u");
    await desk.announced(/^Undone\. The earlier decision about Old Town Walker stands\.$/);
    expect(location.hash).to.equal("#/reported/c2");
    expect(desk.all(".item").map((one) => one.getAttribute("href"))).to.deep.equal([
      "#/reported/c2",
      "#/reported/c1",
    ]);
    expect(desk.text(".tabs [aria-current]")).to.equal("Reported 2");
  });

  it("tell of a colleague who rejected first", async () => {
    const desk = await mounted({ fake: reported(), at: "/#/reported" });
    desk.fake.colleagueDecides("c2", "reject");
    desk.press("p");
    await desk.announced(/^Hêlîn has rejected this under 3, No threats, today at \d\d:\d\d\.$/);
    expect(buttons(desk)).to.deep.equal(["S Next comment"]);
    await expect(desk.root).to.be.accessible();
  });

  it("tell of a colleague who kept it before it was opened", async () => {
    const desk = await mounted({ fake: reported(), at: "/#/reported/c1" });
    desk.fake.colleagueKeeps("c2");
    desk.press("k");
    await desk.until(".outrun");
    expect(desk.text(".outrun")).to.match(/^Hêlîn has kept this published, today at \d\d:\d\d\./);
    expect(buttons(desk)).to.deep.equal(["S Next comment"]);
  });

  it("tell of an author who took it back", async () => {
    const desk = await mounted({ fake: reported(), at: "/#/reported" });
    desk.fake.withdraw("c2");
    desk.press("p");
    await desk.announced(/^Its author withdrew/);
  });

  for (const code of ["offline", "unreachable"] as const) {
    it(`wait where the server is ${code}`, async () => {
      const desk = await mounted({ fake: reported(), at: "/#/reported" });
      desk.fake.fail("postKeep", code);
      desk.press("p");
      await desk.until(".failure");
      expect(desk.text(".failure")).to.contain("Nothing is lost");
      desk.press("p");
      await desk.until(() => desk.all(".item").length === 1, "the second try");
    });
  }

  it("are nothing where nobody reported", async () => {
    const desk = await mounted({ fake: createFakeDesk(), at: "/#/reported" });
    expect(desk.text(".empty h2")).to.equal("Nothing is reported.");
    await expect(desk.root).to.be.accessible();
  });

  for (const lang of ["en", "ckb", "ar"] as const) {
    it(`can be read and answered by everyone, in ${lang}`, async () => {
      const desk = await mounted({ fake: reported(), at: "/#/reported", lang });
      expect(desk.all(".report--illegal")).to.have.lengthOf(2);
      await expect(desk.root).to.be.accessible();
      desk.unmount();
      const kept = await mounted({ fake: reported(), at: "/#/decided/c1", lang });
      await expect(kept.root).to.be.accessible();
    });
  }
});
