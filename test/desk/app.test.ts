import { expect } from "@open-wc/testing";
import { colleague, createFakeDesk, comment, published, report } from "./fake-desk.ts";
import { mounted, threeWaiting, unmount, aWhile } from "./mounted.ts";
import { flagged } from "./scenes.ts";

async function hostileTexts(): Promise<{ id: string; text: string }[]> {
  const response = await fetch(new URL("../corpus/hostile.json", import.meta.url));
  const corpus = (await response.json()) as { id: string; text: string; expect: string }[];
  return corpus.filter((one) => one.expect === "kept");
}

describe("the desk", () => {
  afterEach(unmount);

  describe("accessibility, in each state", () => {
    const signedOut = () => threeWaiting({ signedIn: false });

    it("signing in", async () => {
      const desk = await mounted({ fake: signedOut() });
      await expect(desk.root).to.be.accessible();
      desk.button("Sign in").click();
      await desk.until(() => desk.all("[data-error]").length === 2, "two errors");
      await expect(desk.root).to.be.accessible();
    });

    for (const invitation of ["good", "spent", "unknown"] as const) {
      it(`an invitation that is ${invitation}`, async () => {
        const fake = signedOut();
        fake.invitation = invitation;
        const desk = await mounted({ fake, at: "/invitation#token" });
        await expect(desk.root).to.be.accessible();
      });
    }

    for (const lang of ["en", "ckb", "ar"] as const) {
      it(`a queue, in ${lang}`, async () => {
        const desk = await mounted({ lang });
        await expect(desk.root).to.be.accessible();
      });
    }

    for (const lang of ["en", "ckb", "ar"] as const) {
      it(`hints of the checks, in ${lang}`, async () => {
        const desk = await mounted({ fake: flagged(), lang });
        expect(desk.all("mark")).to.have.lengthOf(2);
        await expect(desk.root).to.be.accessible();
      });
    }

    it("an empty queue", async () => {
      const desk = await mounted({ fake: createFakeDesk() });
      expect(desk.text(".empty h2")).to.equal("Nothing waits.");
      await expect(desk.root).to.be.accessible();
    });

    it("a chosen guideline, the keys, and a decision to undo", async () => {
      const desk = await mounted();
      desk.press("a");
      await desk.until(".undo");
      desk.press("3");
      desk.press("?", { shiftKey: true });
      expect(desk.text("#keys")).to.equal("Keys");
      await expect(desk.root).to.be.accessible();
    });

    it("a rejection that lacks its guideline", async () => {
      const desk = await mounted();
      desk.press("r");
      expect(desk.text(".lack")).to.match(/^Choose the guideline/);
      await expect(desk.root).to.be.accessible();
    });

    it("a faster colleague", async () => {
      const desk = await mounted();
      desk.fake.colleagueDecides("c1", "reject");
      desk.press("a");
      await desk.until(".outrun");
      await expect(desk.root).to.be.accessible();
    });

    it("the decided, and one without them", async () => {
      const fake = threeWaiting({ undoSeconds: 0 });
      const empty = await mounted({ fake, at: "/#/decided" });
      await expect(empty.root).to.be.accessible();
      empty.unmount();
      fake.colleagueDecides("c1", "approve");
      const desk = await mounted({ fake, at: "/#/decided" });
      await expect(desk.root).to.be.accessible();
    });

    it("a server that does not answer", async () => {
      const fake = threeWaiting();
      fake.fail("getQueue", "unreachable");
      const desk = await mounted({ fake });
      expect(desk.text(".failure p")).to.match(/^The server did not answer/);
      await expect(desk.root).to.be.accessible();
    });
  });

  it("shows hostile strings as text, character for character, and nothing else", async function () {
    this.timeout(60_000);
    const kept = await hostileTexts();
    expect(kept.length).to.be.greaterThan(100);

    let elements: number | undefined;
    while (kept.length) {
      const few = kept.splice(0, 12);
      const fake = createFakeDesk();
      fake.thread.title = few[0]?.text ?? null;
      fake.thread.url = "javascript:document.title='afterword-fell'";
      for (const { id, text } of few) {
        const parent = { ...fake.add(comment(`${id}-parent`, text, text)), id: "elsewhere" };
        fake.add(comment(id, text, text), {
          parent,
          context: [published(`${id}-context`, text, text)],
          email: text,
        });
      }
      const desk = await mounted({ fake });
      for (const { id, text } of few) {
        location.hash = `#/waiting/${id}`;
        await desk.until(`.queue [aria-current][href="#/waiting/${id}"]`);
        await desk.until(".context ~ .found ~ .below .as-typed");
        expect(desk.find("[aria-current] .item-text").textContent, id).to.equal(text);
        expect(desk.find("[aria-current] bdi").textContent, id).to.equal(text);
        expect(desk.find(".comment .text").textContent, id).to.equal(text);
        expect(desk.find("#comment bdi").textContent, id).to.equal(text);
        expect(desk.find(".read .context .as-typed").textContent, id).to.equal(text);
        expect(desk.find(".below .as-typed").textContent, id).to.equal(text);
        // Only the marks of hidden characters, and what is said about them, may come and go.
        const plain = [...desk.find(".read").querySelectorAll(":not(.hidden-run, .found, .found *)")];
        elements ??= plain.length;
        expect(plain.length, id).to.equal(elements);
        expect(document.title, id).to.match(/^Waiting/);
      }
      expect(desk.all("script, img, iframe, svg, object, embed, a[href^='javascript']")).to.have.lengthOf(0);
      // An announcement is made of a name: it stays one line of text.
      desk.press("a");
      await desk.announced(/^Approved: /);
      expect(desk.find("[role=status]").childElementCount).to.equal(0);
      expect(desk.find("[role=status]").textContent).not.to.match(/[\p{Cc}\u202A-\u202E]/u);
      desk.unmount();
    }
  });

  it("shows what readers report and appeal the same way", async () => {
    const texts = (await hostileTexts()).map(({ text }) => text);
    const fake = createFakeDesk();
    fake.add(comment("c1", "Ines P.", "A text"), {
      reports: texts.map((text, n) =>
        report(`r${n}`, { reason: "illegal", explanation: text, notice: { name: text, email: text } }),
      ),
    });
    fake.decided("c1", colleague, { action: "approve" });
    let desk = await mounted({ fake, at: "/#/reported" });
    const shown = desk
      .all(".report")
      .map((one) => [
        one.querySelector(".as-typed")?.textContent,
        ...[...one.querySelectorAll(".notice bdi")].map((bdi) => bdi.textContent),
      ]);
    expect(shown).to.deep.equal(texts.map((text) => [text, text, text]));
    const forbidden = "script, img, iframe, svg, object, embed, .read a:not([class], [target]), [style]";
    expect(desk.all(forbidden)).to.have.lengthOf(0);

    fake.decided("c1", colleague, { action: "reject", guideline: "threats", note: texts.join("\n") });
    fake.appeals("c1", texts.join("\n"));
    desk.unmount();
    desk = await mounted({ fake, at: "/#/appeals" });
    expect(desk.find(".appeal blockquote").textContent).to.equal(texts.join("\n"));
    expect(desk.find(".appeal .rejection q").textContent).to.equal(texts.join("\n"));
    expect(desk.all(forbidden)).to.have.lengthOf(0);
  });

  it("marks characters that cannot be seen, and says what they are", async () => {
    const fake = createFakeDesk();
    fake.add(comment("c1", "Marit \u202Eedu", "Honest \u202Edesrever\u202C, spaced\u200B\u200B out"));
    const desk = await mounted({ fake });
    const codes = desk.all(".comment .text .hidden-run").map((run) => run.dataset["codes"]);
    expect(codes).to.deep.equal(["U+202E", "U+202C", "U+200B U+200B"]);
    expect(desk.text("#comment .hidden-run + *, #comment bdi")).to.contain("Marit");
    expect(desk.all(".found .flag")).to.have.lengthOf(2);
  });

  it("speaks the language of its moderator, from right to left", async () => {
    const desk = await mounted({ lang: "ckb" });
    expect(document.documentElement.dir).to.equal("rtl");
    const queue = desk.find(".queue").getBoundingClientRect();
    const side = desk.find(".side").getBoundingClientRect();
    if (innerWidth > 820) expect(queue.left).to.be.greaterThan(side.left);
    // A text keeps its own direction inside the page's.
    expect(getComputedStyle(desk.find(".comment .text")).direction).to.equal("ltr");
    expect(desk.find(".comment .text").lang).to.equal("en");
    expect(desk.text(".rules .number")).to.equal("١");
  });

  it("filters by the language of comments", async () => {
    const desk = await mounted();
    const select = desk.find(".queue select") as HTMLSelectElement;
    select.value = "ckb";
    select.dispatchEvent(new Event("change"));
    await desk.until(() => desk.all(".item").length === 1, "one Sorani comment");
    expect(location.hash).to.equal("#/waiting/c2?lang=ckb");
    expect(desk.text("#comment")).to.equal("هێرۆ");
  });

  it("marks what waits too long, in words too", async () => {
    const desk = await mounted();
    const late = desk.all(".late").map((time) => time.textContent);
    expect(late).to.have.lengthOf(1);
    expect(late[0]).to.match(/^80 min, waits too long$/);
  });

  it("closes the comments of an article, and opens them again", async () => {
    const desk = await mounted();
    desk.button("Close comments").click();
    await desk.announced(/closed/);
    desk.button("Open comments again").click();
    await desk.announced(/open/);
    expect(desk.fake.calls("postCloseThread")[0]?.id).to.equal("t1");
    expect(desk.fake.thread.open).to.equal(true);
  });

  it("goes on where the browser refuses to change the address so often", async () => {
    const desk = await mounted();
    const replaceState = Object.getOwnPropertyDescriptor(History.prototype, "replaceState")!;
    History.prototype.replaceState = () => {
      throw new DOMException("Attempt to use history.replaceState() more than 100 times", "SecurityError");
    };
    try {
      desk.press("j");
      await desk.until(() => desk.text("#comment") === "هێرۆ", "the second comment");
    } finally {
      Object.defineProperty(History.prototype, "replaceState", replaceState);
    }
  });

  it("leaves nothing behind", async () => {
    const desk = await mounted();
    desk.unmount();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
    await aWhile();
    expect(desk.fake.calls("postDecision")).to.have.lengthOf(0);
  });
});
