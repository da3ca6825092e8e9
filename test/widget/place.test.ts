import { expect } from "@open-wc/testing";
import { addressOf, linked, placeOf } from "../../src/widget/place.ts";

function element(attributes: Record<string, string>, parent: Element = document.body): Element {
  const made = document.createElement("afterword-elsewhere");
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  parent.append(made);
  return made;
}

const canonical = document.createElement("link");
canonical.rel = "canonical";

describe("placeOf", () => {
  const home = location.href;
  afterEach(() => {
    canonical.remove();
    document.querySelectorAll("afterword-elsewhere, section").forEach((one) => one.remove());
    history.replaceState(null, "", home);
  });

  it("takes what the attributes say", () => {
    expect(placeOf(element({ site: "s", thread: "/a b", lang: "ckb" }))).to.deep.equal({
      site: "s",
      key: "/a b",
      lang: "ckb",
    });
  });

  it("takes the canonical address where no thread is named", () => {
    canonical.href = "https://example.org/article?id=7";
    document.head.append(canonical);
    expect(placeOf(element({})).key).to.equal("https://example.org/article?id=7");
  });

  it("drops the fragment and what campaigns append from the page's own address", () => {
    history.replaceState(null, "", "/a?utm_source=x&id=7&fbclid=y&mc_cid=z&gclid=1&q=clid#comment-1");
    expect(placeOf(element({})).key).to.equal(`${location.origin}/a?id=7&q=clid`);
    history.replaceState(null, "", "/a?utm_source=x");
    expect(placeOf(element({})).key).to.equal(`${location.origin}/a`);
  });

  it("takes the language of the nearest element that has one", () => {
    const section = document.createElement("section");
    section.lang = "ar";
    document.body.append(section);
    expect(placeOf(element({}, section)).lang).to.equal("ar");
    expect(placeOf(element({ lang: "en" }, section)).lang).to.equal("en");
  });
});

describe("a link to a comment", () => {
  const home = location.href;
  afterEach(() => history.replaceState(null, "", home));

  for (const id of ["01900000-0000-7000-8000-000000000001", "لێدوان 7", "a%41b", "100%", "x#y?z&w"]) {
    it(`names it, whatever a backend calls it: ${id}`, () => {
      history.replaceState(null, "", addressOf(id));
      expect(linked()).to.equal(id);
    });
  }

  it("is read as it stands where nothing of ours wrote it", () => {
    history.replaceState(null, "", "#comment-100%");
    expect(linked()).to.equal("100%");
    history.replaceState(null, "", "#comments");
    expect(linked()).to.equal(undefined);
  });
});
