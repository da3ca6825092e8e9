import { expect } from "@open-wc/testing";
import { flagged } from "../scenes.ts";
import { comment, createFakeDesk } from "../fake-desk.ts";
import { mounted, unmount } from "../mounted.ts";

describe("what the checks found", () => {
  afterEach(unmount);

  it("stands as sentences, is marked in the text, and is called a hint", async () => {
    const desk = await mounted({ fake: flagged() });
    const text = desk.fake.item("c1").text;
    expect(desk.find(".comment .text").textContent).to.equal(text);
    expect(desk.all(".comment .text mark").map((mark) => mark.textContent)).to.deep.equal([
      "ten per cent off",
      "millstreetbread.example",
    ]);
    expect(
      desk.all(".found .hint").map((one) => one.textContent?.replace(/[\u2068\u2069]/g, "")),
    ).to.deep.equal([
      "Touches guideline 7: No promotion.",
      "A hidden field was filled in.",
      "Sent after 2 seconds.",
      "The same text stands here 3 times already.",
      "Much came from this address at once; its machine had to work for this.",
    ]);
    expect(desk.all(".found q").map((one) => one.textContent)).to.deep.equal([
      "ten per cent off",
      "millstreetbread.example",
    ]);
    expect(desk.text(".found")).to.contain("Only a hint.");
    expect(desk.all(".rule-matched").map((one) => one.closest("button")?.title)).to.have.lengthOf(1);
    expect(desk.text(".rule:has(.rule-matched) bdi")).to.equal("No promotion");
  });

  it("is told in the list, in few words", async () => {
    const desk = await mounted({ fake: flagged() });
    expect(desk.all(".item[aria-current] .hint")).to.have.lengthOf(5);
    expect(desk.text(".item[aria-current] .hint")).to.equal("7 No promotion?");
    expect(desk.all(".item:not([aria-current]) .hint")).to.have.lengthOf(0);
  });

  it("chooses no guideline by itself", async () => {
    const desk = await mounted({ fake: flagged() });
    expect(desk.all(".rule[aria-pressed=true]")).to.have.lengthOf(0);
    desk.press("r");
    expect(desk.text(".lack")).to.match(/^Choose the guideline/);
  });

  it("says what was found where the guideline is gone, and where a text was erased", async () => {
    const fake = createFakeDesk();
    const flag = {
      check: "guidance",
      guideline: null,
      matches: [{ start: 0, end: 3 }],
      value: null,
    } as const;
    fake.add({
      ...comment("c1", "Ines P.", ""),
      text: null,
      flags: [{ ...flag, matches: [...flag.matches] }],
    });
    const desk = await mounted({ fake });
    expect(desk.text(".found .hint")).to.equal("The marked words may touch a guideline.");
    expect(desk.all(".found q")).to.have.lengthOf(0);
  });

  it("says that the page showed guidelines of its own", async () => {
    const fake = createFakeDesk();
    fake.add(comment("c1", "Ines P.", "What do they ask of us here?"), { guidelines: null });
    const desk = await mounted({ fake });
    await desk.until(() => desk.text(".found").includes("article’s own page"), "what the author saw");
    expect(desk.all(".rule").length).to.be.greaterThan(0);
  });

  for (const [lang, few] of [
    ["ckb", "دوای ٢ چرکە نێردراوە."],
    ["ar", "أُرسل بعد ثانيتين."],
  ] as const) {
    it(`counts by the rules of ${lang}`, async () => {
      const desk = await mounted({ fake: flagged(), lang });
      expect(desk.all(".found .hint")[2]?.textContent).to.equal(few);
    });
  }

  it("says who was signed in by the site, outside the name", async () => {
    const desk = await mounted({ fake: flagged() });
    expect(desk.text(".by .badge")).to.equal("signed in by the site");
    expect(desk.text("#comment")).to.equal("Ines P.");
    desk.press("j");
    await desk.until(() => desk.text("#comment") === "هێرۆ", "the second comment");
    expect(desk.all(".badge")).to.have.lengthOf(0);
  });
});
