import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { eventually } from "../helpers/eventually.ts";
import { isAccessible } from "./accessible.ts";
import { cleanUp, emptyBrowser, inScheme, mounted, type Mounted } from "./mounted.ts";

const phone = "Call me on 0750 123 4567, any time of the day that suits you.";
const texts = {
  en: phone,
  ckb: "ھیوادارم شەوانیش کراوە بێت، پەیوەندیم پێوە بکەن ٠٧٥٠ ١٢٣ ٤٥٦٧ یان دواتر بێنەوە.",
};

const field = (it: Mounted) => it.find("#text-") as HTMLTextAreaElement;
const marks = (it: Mounted) => it.all("mark").map(({ textContent }) => textContent);
const buttons = (it: Mounted) => it.all("[part=hint] button");

async function hinted(text = phone, lang = "en"): Promise<Mounted> {
  const it = await mounted({ lang });
  await it.write("#text-", text);
  await it.until("[part=hint]");
  return it;
}

describe("hints while writing", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("name the guideline by number and label, and mark the words", async () => {
    const it = await hinted();
    expect(marks(it)).to.deep.equal(["0750 123 4567"]);
    expect(it.text("[part=hint] p")).to.equal(
      "The marked words look like contact details, which everyone would see. See guideline 7: No promotion. You can still send it. A person decides.",
    );
    expect(it.find(".copy").textContent).to.equal(`${phone}\u200b`);
  });

  it("mark the words where a paper's ground of fields lets nothing through", async () => {
    const it = await hinted();
    it.element.style.setProperty("--afterword-field", "rgb(250, 240, 230)");
    const ground = (selector: string) => getComputedStyle(it.find(selector)).backgroundColor;
    expect(ground(".copy")).to.equal("rgb(250, 240, 230)");
    expect(ground("#text-")).to.equal("rgba(0, 0, 0, 0)");
  });

  it("go without a number where the site has no such guideline", async () => {
    const backend = createMemoryBackend({
      guidelines: () => ({
        version: 1,
        lang: "en",
        title: "Rules",
        introduction: "Read these.",
        rules: [{ id: "kind", label: "Be kind", explanation: "Always.", ground: true }],
        closing: "",
      }),
    });
    const it = await mounted({ backend });
    await it.write("#text-", phone);
    await it.until("[part=hint]");
    expect(it.text("[part=hint] p")).to.equal(
      "The marked words look like contact details, which everyone would see. You can still send it. A person decides.",
    );
  });

  it("lead to the words", async () => {
    const it = await hinted();
    buttons(it)[0]!.click();
    expect(it.focused()).to.equal(field(it));
    const { value, selectionStart, selectionEnd } = field(it);
    expect(value.slice(selectionStart, selectionEnd)).to.equal("0750 123 4567");
  });

  it("are put aside for these words, with the focus back in the field, and come for others", async () => {
    const it = await hinted();
    buttons(it)[1]!.focus();
    await it.press("[part=hint] button + button");
    await it.gone("[part=hint]");
    expect(marks(it)).to.deep.equal([]);
    expect(it.focused()).to.equal(field(it));
    await it.write("#text-", `${phone} Or on 0750 765 4321 when it is late.`);
    await it.until("[part=hint]");
    expect(marks(it)).to.deep.equal(["0750 765 4321"]);
  });

  it("stay with their words while their author writes on, and go with them", async () => {
    const it = await hinted();
    await it.write("#text-", `Please. ${phone}`);
    expect(marks(it)).to.deep.equal(["0750 123 4567"]);
    await it.write("#text-", "Please.");
    expect(marks(it)).to.deep.equal([]);
    expect(it.all("[part=hint]")).to.have.length(0);
  });

  it("keep nobody from sending", async () => {
    const backend = createMemoryBackend();
    const it = await mounted({ backend });
    await it.write("#text-", phone);
    await it.until("[part=hint]");
    await it.send(phone);
    await it.until("[part~=own-pending]");
    expect(backend.waiting().map(({ text }) => text)).to.deep.equal([phone]);
    expect(it.all("[part=hint], mark")).to.have.length(0);
  });

  it("are spoken of once, in few words", async () => {
    const it = await hinted();
    await eventually(() => it.text("[role=status]"), "nothing was said");
    expect(it.text("[role=status]")).to.equal("1 hint about your text, below the field");
  });

  it("can be kept back by the page", async () => {
    const it = await mounted();
    const hintedAt: string[] = [];
    it.element.addEventListener("afterword-hinted", (event) => {
      hintedAt.push(event.hint.check);
      event.preventDefault();
    });
    await it.write("#text-", phone);
    await eventually(() => hintedAt.length, "no event came");
    await it.element.updateComplete;
    expect(it.all("[part=hint], mark")).to.have.length(0);
    expect(hintedAt).to.deep.equal(["contact"]);
  });

  it("stand in the form of a reply as well, and only there", async () => {
    const backend = createMemoryBackend();
    const first = await mounted({ backend });
    await first.send("Hello there, everybody.");
    await first.until("[part~=own-pending]");
    backend.approve(backend.waiting()[0]!.id);
    first.leave();
    const it = await mounted({ backend });
    await it.press("[id^=reply-]");
    const reply = await it.until("article textarea");
    await it.write(`[id="${reply.id}"]`, phone);
    await it.until("article [part=hint]");
    expect(it.all("[part=hint]")).to.have.length(1);
    expect(it.all("article mark")).to.have.length(1);
  });

  for (const [lang, text] of Object.entries(texts)) {
    for (const width of [360, 800]) {
      it(`lie exactly below the words: ${lang}, ${width} pixels`, async () => {
        document.body.style.cssText = `inline-size:${width}px;word-spacing:3px;letter-spacing:1px;hyphens:auto`;
        try {
          const it = await hinted(`${text} ${"Next. ".repeat(40)}\n\n`, lang);
          const [copy, area] = [it.find(".copy"), field(it)];
          expect(area.scrollHeight).to.be.closeTo(copy.scrollHeight, 1);
          expect(area.clientWidth).to.equal(copy.clientWidth);
          expect(area.getBoundingClientRect()).to.deep.equal(copy.getBoundingClientRect());
          const names =
            "font direction letterSpacing lineHeight paddingInlineStart textAlign unicodeBidi wordSpacing";
          for (const name of names.split(" ") as "font"[])
            expect(getComputedStyle(copy)[name], name).to.equal(getComputedStyle(area)[name]);
        } finally {
          document.body.removeAttribute("style");
        }
      });
    }
  }

  it("scroll with the words", async () => {
    const it = await hinted(`${"Line.\n".repeat(120)}${phone}`);
    const area = field(it);
    area.scrollTop = 200;
    await eventually(() => it.find(".copy").scrollTop === area.scrollTop);
    expect(area.scrollTop).to.be.greaterThan(100);
  });

  it("are reached by Tab after the field and its language, before the button that sends", async () => {
    const it = await hinted();
    const reached = it
      .all("a[href], button, input, select, textarea, summary, [tabindex]")
      .filter((one) => one.tabIndex >= 0 && one.checkVisibility())
      .map(({ localName, id, textContent }) => id || `${localName} ${textContent.trim()}`);
    const from = reached.indexOf("text-");
    expect(reached.slice(from, from + 4)).to.deep.equal([
      "text-",
      "language-",
      "button Edit",
      "button Keep it as it is",
    ]);
    expect(it.all("[part=hint] button").every(({ offsetHeight }) => offsetHeight >= 44)).to.equal(true);
    const described = buttons(it).map((button) => it.text(`#${button.getAttribute("aria-describedby")}`));
    expect(new Set(described)).to.deep.equal(new Set([it.text("[part=hint] p")]));
  });

  describe("are accessible", () => {
    for (const [lang, text] of Object.entries(texts))
      for (const scheme of ["light", "dark"])
        it(`${lang}, ${scheme}`, async () => {
          document.body.style.cssText = scheme === "dark" ? "background:#16181a;color:#e9e6e1" : "";
          try {
            const it = await hinted(text, lang);
            await it.until("[part=language]");
            inScheme(it, scheme);
            await isAccessible(it);
          } finally {
            document.body.removeAttribute("style");
          }
        });
  });
});
