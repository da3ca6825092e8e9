import { expect } from "@open-wc/testing";
import { eventually } from "../helpers/eventually.ts";
import { around, cleanUp, emptyBrowser, mounted } from "./mounted.ts";

const own = (title: string) => ({ title, rules: [{ id: "kind", label: "Be kind" }] });
const json = (value: unknown) => `data:application/json,${encodeURIComponent(JSON.stringify(value))}`;
const withoutGuidelines = { thread: () => ({ comments: [] }), post: () => {} };

describe("what an element says of its backend", () => {
  const real = globalThis.fetch;
  const asked: string[] = [];

  beforeEach(() => {
    emptyBrowser();
    asked.splice(0);
    globalThis.fetch = (address, init) => {
      asked.push(address as string);
      return real(address, init);
    };
  });
  afterEach(() => {
    globalThis.fetch = real;
    cleanUp();
  });

  it("may be that the page's script sets it: nobody is asked before", async () => {
    const element = document.createElement("afterword-comments");
    element.setAttribute("backend", "own");
    element.setAttribute("loading", "eager");
    element.append("No comments without a script.");
    document.body.append(element);
    await eventually(() => element.shadowRoot?.querySelector("slot"));
    await element.updateComplete;
    expect(element.shadowRoot!.textContent.trim()).to.equal("");
    element.backend = withoutGuidelines;
    await around(element).until("[part=form]");
    expect(asked).to.deep.equal([]);
  });

  it("may bring guidelines, by property or by address, and they change with it", async () => {
    const it = await mounted({ backend: withoutGuidelines, properties: { guidelines: own("Ours") } });
    expect(it.text("[part=notice-summary]")).to.contain("Ours");
    it.element.guidelines = own("Others");
    await eventually(() => it.text("[part=notice-summary]").includes("Others"));
    it.element.guidelines = null;
    it.element.setAttribute("guidelines-src", json({ en: own("From afar"), ckb: own("لە دوورەوە") }));
    await eventually(() => it.text("[part=notice-summary]").includes("From afar"));
    it.element.lang = "ckb";
    await eventually(() => it.text("[part=notice-summary]").includes("لە دوورەوە"));
  });

  it("may be a file", async () => {
    const comments = [{ id: "1", author: "Marit", text: "I drove the 14 bus.", published: Date.now() }];
    const it = await mounted({
      backend: null,
      attributes: { backend: "static", endpoint: json(comments) },
    });
    expect(it.text("[part=closed]")).to.equal("Comments are closed.");
    expect(it.text("[part=comment] [part=text]")).to.equal("I drove the 14 bus.");
    // Also once all that reacts is there.
    await it.touch();
    expect(it.all("form, input, textarea")).to.deep.equal([]);
    expect(it.all("button").map(({ part }) => part.value)).to.deep.equal(["action more-actions"]);
  });
});
