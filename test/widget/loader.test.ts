import { aTimeout, expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { addressOf } from "../../src/backends/request.ts";
import { getThread } from "../../src/contract/routes.ts";
import { linkToPage } from "../../src/i18n/widget/fallback.ts";
import { placeOf } from "../../src/widget/place.ts";
import { eventually } from "../helpers/eventually.ts";

// The script's own folder is its server; the main chunk, unbuilt, does not know it.
const endpoint = new URL("../../src/widget", import.meta.url).href;

const real = { fetch: globalThis.fetch, info: console.info };
let asked: string[] = [];
let noted: unknown[][] = [];

const view = {
  thread: { site: "default", key: "k", open: true, closed: null, count: 0, version: 0 },
  form: { maxLength: 10, maxAuthorLength: 10, maxBytes: 100, email: "none", signIn: "none" },
  guidelines: { version: 1, lang: "en", title: "Rules", introduction: "", rules: [], closing: "" },
  sort: "oldest",
  comments: { items: [], total: 0, next: null, previous: null },
  choices: [],
};

let copies = 0;
/** A copy of the script, as if it had been included once more. */
const load = (): Promise<unknown> => import(`../../src/widget/loader.ts?copy=${++copies}`);

function place(attributes: Record<string, string>, tag = "afterword-comments"): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries({ lang: "en", ...attributes })) made.setAttribute(name, value);
  document.body.append(made);
  return made;
}

const isShown = (element: Element) => !!element.shadowRoot?.querySelector("[part=notice]");

// In this order: once a copy has named the elements, they stay named.
describe("the loader", () => {
  const spacer = document.createElement("div");
  before(() => {
    globalThis.fetch = async (address) => {
      // What is new in a thread that is shown is asked for too, when the browser has time.
      const called = address as string;
      if (!called.includes("/v1/events")) asked.push(called);
      return new Response(JSON.stringify(view));
    };
    console.info = (...note) => void noted.push(note);
    spacer.style.height = "9000px";
  });
  beforeEach(() => {
    asked = [];
    noted = [];
  });
  afterEach(() => {
    document.querySelectorAll("afterword-comments, afterword-count").forEach((one) => one.remove());
    spacer.remove();
  });
  after(() => {
    globalThis.fetch = real.fetch;
    console.info = real.info;
  });

  it("leaves a link in an old browser, in elements that come later too, and says why once", async () => {
    const there = "https://api.example";
    const element = place({ thread: "/a b", site: "s", lang: "ckb", endpoint: there });
    element.textContent = "The page's own";
    const counted = place({ thread: "k", endpoint: there }, "afterword-count");
    const foreign = place({ thread: "k", backend: "memory" });
    const { toSorted } = Array.prototype;
    Reflect.deleteProperty(Array.prototype, "toSorted");
    await load();
    Reflect.defineProperty(Array.prototype, "toSorted", {
      value: toSorted,
      writable: true,
      configurable: true,
    });
    await eventually(() => element.querySelector("a"));
    const late = place({ thread: "late", endpoint: there });
    await eventually(() => late.querySelector("a"));
    expect(asked).to.deep.equal([]);
    expect(noted).to.have.length(1);
    expect(noted[0]?.[0]).to.include("older than");
    expect(element.innerText).to.include("The page's own");
    expect(element.querySelectorAll("a")).to.have.length(1);
    const link = element.querySelector("a")!;
    expect(link.href).to.equal(`${there}/v1/page?site=s&key=%2Fa+b&lang=ckb`);
    expect(link.innerText).to.equal(linkToPage.ckb);
    expect(link.closest("p")?.dir).to.equal("rtl");
    expect(late.querySelector("a")?.innerText).to.equal(linkToPage.en);
    expect([counted, foreign].map(({ childElementCount }) => childElementCount)).to.deep.equal([0, 0]);
    expect(customElements.get("afterword-comments")).to.equal(undefined);
  });

  it("asks for nothing and names nothing while the element is far away", async () => {
    document.body.append(spacer);
    place({ thread: "k" });
    await load();
    await aTimeout(200);
    expect(asked).to.deep.equal([]);
    expect(customElements.get("afterword-comments")).to.equal(undefined);
  });

  it("asks for each thread itself, exactly as its element would, and only once", async () => {
    const canonical = document.createElement("link");
    canonical.rel = "canonical";
    canonical.href = "https://example.org/article";
    document.head.append(canonical);
    const there = "https://api.example";
    const named = place({ thread: "/a b?c=1&d", site: "s", lang: "ckb", endpoint: there });
    const unnamed = place({ endpoint: there });
    const foreign = Object.assign(place({}), { backend: createMemoryBackend() });
    const here = place({ thread: "here" });
    const queries = [named, unnamed].map((element) => ({ ...placeOf(element) }));
    await eventually(() => [named, unnamed, foreign, here].every(isShown), "they did not come");
    canonical.remove();
    expect(asked.filter((address) => address.startsWith(there))).to.deep.equal(
      queries.map((query) => addressOf({ endpoint: there, route: getThread, query })),
    );
    expect(queries[1]?.key).to.equal("https://example.org/article");
    expect(asked).to.include(`${endpoint}/v1/thread?site=default&key=here&lang=en`);
  });

  it("does not wait for an element that is wanted at once", async () => {
    document.body.append(spacer);
    const far = place({ thread: "far" });
    const eager = place({ thread: "eager", loading: "eager", endpoint: "https://api.example" });
    await eventually(() => isShown(eager));
    await aTimeout(100);
    expect(isShown(far)).to.equal(false);
    expect(asked).to.have.length(1);
  });

  it("tolerates another copy of itself", async () => {
    await Promise.all([load(), load()]);
    const element = place({ thread: "k", endpoint: "https://api.example" });
    await eventually(() => isShown(element));
    expect(asked).to.have.length(1);
    expect(noted).to.deep.equal([]);
  });

  it("names the count only where there is one", async () => {
    expect(customElements.get("afterword-count")).to.equal(undefined);
    place({ thread: "k" }, "afterword-count");
    await eventually(() => customElements.get("afterword-count"));
  });

  it("leaves no global behind", async () => {
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    await load();
    expect(Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name))).to.deep.equal([]);
  });
});
