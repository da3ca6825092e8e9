import { expect } from "@open-wc/testing";
import type { PlainBackend, PlainComment } from "../../src/backends/plain-backend.ts";
import { sheet } from "../../src/widget/bodies.ts";
import { cleanUp, mounted, type Mounted } from "./mounted.ts";

afterEach(cleanUp);

const backendOf = (...comments: Partial<PlainComment>[]): PlainBackend => ({
  thread: () => ({
    comments: comments.map((one, i) => ({
      id: `c${i}`,
      author: "Marit",
      text: "The plain words.",
      published: Date.UTC(2026, 10, 22, 8, i),
      ...one,
    })),
  }),
  post: (_comment, key) => ({ id: key }),
});

const shown = async (...comments: Partial<PlainComment>[]): Promise<Mounted> => {
  const it = await mounted({ backend: backendOf(...comments) });
  await it.until("[part=text]");
  return it;
};

describe("a comment that is HTML", () => {
  it("is drawn as what it is, answers too", async () => {
    const it = await shown(
      { html: "<p>One <em>two</em></p>" },
      { html: "<ul><li>three</li></ul>", parent: "c0" },
      { text: "<b>not HTML</b>" },
    );
    expect(it.all("[part=text] em").length).to.equal(1);
    expect(it.all(".replies [part=text] li").length).to.equal(1);
    expect(it.all("[part=text]").map(({ textContent }) => textContent)).to.deep.equal([
      "One two",
      "three",
      "<b>not HTML</b>",
    ]);
  });

  it("brings its style once, and only where one is", async () => {
    const styles = ({ element }: Mounted) =>
      element.shadowRoot!.adoptedStyleSheets.filter((one) => one === sheet).length;
    expect(styles(await shown({}))).to.equal(0);
    const it = await shown({ html: "<p>a</p>" }, { html: "<p>b</p>" });
    expect(styles(it)).to.equal(1);
    it.element.backend = backendOf({ html: "<p>c</p>" });
    await it.element.reload();
    expect(styles(it)).to.equal(1);
  });

  it("is its plain words where there is more of it than can be read", async () => {
    const it = await shown({ html: "<b>".repeat(5_000) });
    expect(it.text("[part=text]")).to.equal("The plain words.");
    expect(it.all(".rich").length).to.equal(0);
  });

  it("says that something is left out where nothing of it can be shown", async () => {
    const it = await shown({ html: "<script>alert(1)</script>", text: " " });
    expect(it.text("[part=text]")).to.equal("…");
  });

  it("keeps what a reader has selected in it while all around is drawn anew", async () => {
    const it = await shown({ html: "<p>One two</p>" }, { html: "<p>three</p>", parent: "c0" });
    const paragraphs = it.all(".rich p");
    // A selection is one of these. What a selection itself says of a shadow tree differs between engines.
    const selected = document.createRange();
    selected.setStart(paragraphs[0]!.firstChild!, 0);
    selected.setEnd(paragraphs[0]!.firstChild!, 3);
    await it.touch();
    await it.press("#reply-c0");
    await it.until("#text-c0");
    it.element.lang = "ckb";
    await it.element.reload();
    await it.until("#text-c0");
    expect(it.all(".rich p")).to.deep.equal(paragraphs);
    expect(String(selected)).to.equal("One");
  });

  it("is drawn anew where it is another", async () => {
    let html = "<p>One</p>";
    const it = await mounted({
      backend: { thread: () => backendOf({ html }).thread({ site: "", key: "" }) },
    });
    await it.until(".rich");
    html = "<p>Two</p>";
    await it.element.reload();
    expect(it.all(".rich").map(({ textContent }) => textContent)).to.deep.equal(["Two"]);
  });
});
