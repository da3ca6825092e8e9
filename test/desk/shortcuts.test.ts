import { expect } from "@open-wc/testing";
import { commandOf } from "../../src/desk/shortcuts.ts";
import { aWhile, mounted, unmount } from "./mounted.ts";

const key = (key: string, init: KeyboardEventInit = {}) =>
  commandOf(new KeyboardEvent("keydown", { key, ...init }));

describe("shortcuts", () => {
  afterEach(unmount);

  it("are single keys, capitals of a locked keyboard too", () => {
    const commands = ["a", "r", "p", "e", "n", "u", "s", "j", "k", "A", "?"].map((one) => key(one));
    expect(commands).to.deep.equal([
      "approve",
      "reject",
      "keep",
      "choice",
      "note",
      "undo",
      "skip",
      "next",
      "previous",
      "approve",
      "keys",
    ]);
    expect(key("7")).to.deep.equal({ guideline: 7 });
    expect([key("0"), key("x"), key("Enter"), key("Tab")]).to.deep.equal([null, null, null, null]);
  });

  it("go by the place of the key where it writes no Latin letter", () => {
    expect(key("ش", { code: "KeyA" })).to.equal("approve");
    expect(key("ق", { code: "KeyR" })).to.equal("reject");
    expect(key("٣", { code: "Digit3" })).to.deep.equal({ guideline: 3 });
    expect(key("؟", { code: "Slash", shiftKey: true })).to.equal("keys");
    // A Latin letter is taken by what it writes: on a French keyboard the A is where others have Q.
    expect(key("q", { code: "KeyA" })).to.equal(null);
    expect(key("é", { code: "KeyE" })).to.equal(null);
  });

  for (const modifier of ["ctrlKey", "metaKey", "altKey", "shiftKey", "isComposing"]) {
    it(`rest with ${modifier}`, () => {
      expect(key("a", { [modifier]: true })).to.equal(null);
    });
  }

  it("decide nothing when a key is held, and move on", () => {
    expect(key("a", { repeat: true })).to.equal(null);
    expect(key("u", { repeat: true })).to.equal(null);
    expect(key("j", { repeat: true })).to.equal("next");
  });

  it("never act while a field has the focus", async () => {
    const desk = await mounted();
    for (const field of ["#note", ".queue select"]) {
      desk.find(field).focus();
      for (const one of ["a", "r", "u", "s", "j", "k", "7", "?"]) {
        expect(desk.press(one), `${one} in ${field} is left to the field`).to.equal(true);
      }
    }
    await aWhile();
    expect(desk.fake.calls("postDecision")).to.have.lengthOf(0);
    expect(desk.text("#comment")).to.equal("Ines P.");
    expect(desk.all(".rule[aria-pressed=true], .keys-panel")).to.have.lengthOf(0);
  });

  it("decide nothing while their list is shown", async () => {
    const desk = await mounted();
    desk.press("?");
    desk.press("a");
    await aWhile();
    expect(desk.fake.calls("postDecision")).to.have.lengthOf(0);
    desk.press("?");
    expect(desk.all(".keys-panel")).to.have.lengthOf(0);
    desk.press("a");
    await desk.until(".undo");
  });

  it("can be switched off, and stay so in this browser", async () => {
    const desk = await mounted();
    desk.press("?");
    expect(document.activeElement?.id).to.equal("keys");
    const box = desk.find(".keys-panel input") as HTMLInputElement;
    box.click();
    desk.find("#keys").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(desk.all(".keys-panel")).to.have.lengthOf(0);
    desk.press("a");
    await aWhile();
    expect(desk.fake.calls("postDecision")).to.have.lengthOf(0);
    expect(desk.all("kbd")).to.have.lengthOf(0);

    const kept = localStorage.getItem("afterword-desk-shortcuts");
    desk.unmount();
    localStorage.setItem("afterword-desk-shortcuts", String(kept));
    const again = await mounted();
    expect(again.all("kbd")).to.have.lengthOf(0);
    again.button("Keys").click();
    again.find(".keys-panel input").click();
    again.button("Close").click();
    expect(document.activeElement?.id).to.equal("comment");
    again.press("a");
    await again.until(".undo");
  });
});
