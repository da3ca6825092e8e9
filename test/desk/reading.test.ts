import { expect } from "@open-wc/testing";
import { comment, createFakeDesk, me } from "./fake-desk.ts";
import { aWhile, mounted, threeWaiting, unmount } from "./mounted.ts";
import { reported } from "./scenes.ts";

const many = (count: number, pageLength: number) => {
  const fake = createFakeDesk({ pageLength });
  for (let n = 1; n <= count; n++) {
    fake.add(comment(`c${String(n).padStart(3, "0")}`, `Reader ${n}`, `Text ${n}`, { minutes: 500 - n }));
  }
  return fake;
};

describe("reading", () => {
  afterEach(unmount);

  it("opens the oldest, or the one that the address names", async () => {
    const first = await mounted();
    expect(first.text("#comment")).to.equal("Ines P.");
    expect(location.hash).to.equal("#/waiting/c1");
    first.unmount();
    const named = await mounted({ at: "/#/waiting/c3" });
    expect(named.text("#comment")).to.equal("Old Town Walker");
    expect(named.text(".strip .num")).to.equal("3 of 3");
  });

  it("says that a comment is not there", async () => {
    const fake = threeWaiting();
    const desk = await mounted({ fake, at: "/#/waiting/elsewhere" });
    await desk.until(() => desk.text("#comment").includes("not here"), "the sentence");
    desk.button("Next comment").click();
    await desk.until(() => desk.text("#comment") === "Ines P.", "the first of the list");
  });

  it("goes down and up by key, says where the list ends, and takes the focus along", async () => {
    const desk = await mounted();
    desk.press("j");
    expect(desk.text("#comment")).to.equal("هێرۆ");
    expect(document.activeElement?.id).to.equal("comment");
    desk.press("s");
    expect(desk.text("#comment")).to.equal("Old Town Walker");
    desk.press("j");
    await desk.announced(/^This is the last one/);
    desk.press("k");
    desk.press("k");
    expect(desk.text("#comment")).to.equal("Ines P.");
    desk.press("k");
    await desk.announced(/^This is the first one/);
    expect(desk.fake.calls("postDecision")).to.have.lengthOf(0);
  });

  it("shows a text at once, before the rest of its case has come", async () => {
    const desk = await mounted();
    const release = desk.fake.hold("getCase");
    desk.press("j");
    expect(desk.find(".comment .text").lang).to.equal("ckb");
    expect(desk.all(".side .facts")).to.have.lengthOf(0);
    release();
    await desk.until(".side .facts");
  });

  it("never shows the case of another comment that answers late", async () => {
    const desk = await mounted();
    const release = desk.fake.hold("getCase");
    desk.press("j");
    desk.press("j");
    await desk.until(".side .facts");
    release();
    await aWhile();
    expect(desk.text("#comment")).to.equal("Old Town Walker");
    expect(location.hash).to.equal("#/waiting/c3");
  });

  it("fetches the next page before the end of this one, and shows it when asked", async () => {
    const desk = await mounted({ fake: many(25, 10) });
    expect(desk.all(".item")).to.have.lengthOf(10);
    expect(desk.text(".strip .num")).to.equal("1 of 25");
    desk.button("Show more").click();
    await desk.announced(/^10 more comments shown$/);
    for (let n = 0; n < 16; n++) desk.press("j");
    await desk.until(() => desk.all(".item").length === 25, "the last page");
    expect(new Set(desk.all(".item").map((one) => one.getAttribute("href"))).size).to.equal(25);
    expect(desk.all(".queue-more")).to.have.lengthOf(0);
  });

  it("says quietly what is new, and moves nothing until asked", async () => {
    const desk = await mounted({ pollEvery: 20 });
    desk.press("j");
    desk.fake.add(comment("c4", "Selin", "Köprü kapalıyken?", { lang: "tr", minutes: 0 }));
    desk.fake.colleagueDecides("c3", "approve");
    await desk.until(".fresh");
    await desk.announced(/^1 new comment waits$/);
    expect(desk.text(".fresh")).to.equal("Show 1 new comment");
    expect(desk.all(".item")).to.have.lengthOf(3);
    expect(desk.text(".item--gone")).to.contain("Old Town Walker");
    expect(desk.text("#comment")).to.equal("هێرۆ");
    desk.find(".fresh").click();
    expect(desk.all(".item").map((one) => one.getAttribute("href"))).to.deep.equal([
      "#/waiting/c1",
      "#/waiting/c2",
      "#/waiting/c4",
    ]);
    expect(desk.text("#comment")).to.equal("هێرۆ");
    expect(desk.text(".tabs .num")).to.equal("3");
  });

  it("counts what waits in every list, and looks into the one that is shown", async () => {
    const fake = reported();
    fake.add(comment("c3", "Selin", "Köprü kapalıyken?", { lang: "tr" }));
    const desk = await mounted({ fake, at: "/#/reported", pollEvery: 20 });
    expect(desk.all(".tabs a").map((one) => one.textContent?.trim())).to.deep.equal([
      "Waiting 1",
      "Reported 2",
      "Appeals 0",
      "Decided",
    ]);
    expect(document.title).to.equal("Reported 2 · Northbank Courier");
    fake.add(comment("c4", "Dilan", "Ez li vir im.", { lang: "kmr" }));
    fake.colleagueKeeps("c1");
    await desk.until(".item--gone");
    await desk.until(() => desk.text(".tabs .num") === "2", "the comment that waits");
    expect(desk.text(".tabs [aria-current]")).to.equal("Reported 1");
    expect(desk.text(".item--gone")).to.contain("Ines P.");
    fake.decided("c4", me, { action: "reject", guideline: "promotion" });
    fake.appeals("c4", "Read it again.");
    await desk.until(() => desk.text(".tabs").includes("Appeals 1"), "the appeal");
    expect(desk.all(".item")).to.have.lengthOf(2);
  });

  it("counts every language in its tabs, whichever the list shows", async () => {
    const desk = await mounted({ at: "/#/waiting?lang=ckb", pollEvery: 20 });
    const looks = desk.fake.calls("getQueue").length;
    await desk.until(() => desk.fake.calls("getQueue").length > looks, "a look");
    await aWhile();
    expect(desk.all(".item")).to.have.lengthOf(1);
    expect(desk.text(".tabs .num")).to.equal("3");
  });

  it("goes from list to list by keyboard", async () => {
    const desk = await mounted({ fake: reported(), at: "/#/decided" });
    const tabs = desk.all(".tabs a") as HTMLAnchorElement[];
    expect(tabs.map((tab) => tab.hash)).to.deep.equal(["#/waiting", "#/reported", "#/appeals", "#/decided"]);
    tabs[1]?.focus();
    tabs[1]?.click();
    await desk.until(".tabs [href='#/reported'][aria-current]");
    await desk.until("#reports");
    expect(document.activeElement).to.equal(tabs[1]);
  });

  it("does not bring back what was decided while it looked", async () => {
    const desk = await mounted({ pollEvery: 400 });
    const release = desk.fake.holdAnswer("getQueue");
    const looks = desk.fake.calls("getQueue").length;
    await desk.until(() => desk.fake.calls("getQueue").length > looks, "a look");
    desk.press("a");
    await desk.until(() => desk.all(".item").length === 2, "the decision");
    release();
    await aWhile();
    expect(desk.all(".item")).to.have.lengthOf(2);
    expect(desk.all(".fresh")).to.have.lengthOf(0);
  });

  it("says nothing of a quiet look that failed", async () => {
    const desk = await mounted({ pollEvery: 20 });
    desk.fake.fail("getQueue", "unreachable");
    const looks = desk.fake.calls("getQueue").length;
    await desk.until(() => desk.fake.calls("getQueue").length > looks + 1, "two looks");
    expect(desk.all(".failure")).to.have.lengthOf(0);
  });

  it("tries again where a list could not be had", async () => {
    const fake = threeWaiting();
    fake.fail("getQueue", "offline");
    const desk = await mounted({ fake });
    expect(desk.text(".failure p")).to.match(/^You are offline/);
    desk.button("Try again").click();
    await desk.until(() => desk.all(".item").length === 3, "the list");
    expect(desk.all(".failure")).to.have.lengthOf(0);
  });

  it("follows the browser's own back and forward", async () => {
    const desk = await mounted();
    location.hash = "#/waiting/c3";
    await desk.until(() => desk.text("#comment") === "Old Town Walker", "the third");
    history.back();
    await desk.until(() => desk.text("#comment") === "Ines P.", "the first");
  });

  it("keeps the list a screen of its own where there is no room", async () => {
    const desk = await mounted({ at: "/#/waiting/c2?list" });
    expect(desk.find(".desk").dataset["front"]).to.equal("list");
    if (innerWidth <= 820) expect(desk.find(".read").offsetParent).to.equal(null);
    desk.all(".item")[2]?.click();
    await desk.until(() => desk.find(".desk").dataset["front"] === "comment", "the comment in front");
    expect(desk.text("#comment")).to.equal("Old Town Walker");
  });
});
