import { expect } from "@open-wc/testing";
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { AfterwordCount } from "../../src/widget/count-element.ts";
import { eventually } from "../helpers/eventually.ts";
import { askIssoBeside, type IssoBeside } from "../helpers/isso-orders.ts";
import "../../src/widget/count.ts";
import { publish } from "./mounted.ts";

function element(attributes: Record<string, string>, backend?: CommentsBackend): AfterwordCount {
  const made = document.createElement("afterword-count");
  for (const [name, value] of Object.entries({ lang: "en", ...attributes })) made.setAttribute(name, value);
  if (backend) made.backend = backend;
  document.body.append(made);
  return made;
}

const shown = (one: AfterwordCount) => one.shadowRoot?.textContent ?? "";
const settled = (one: AfterwordCount) => eventually(() => shown(one), "no count");

const real = globalThis.fetch;

/** Counts the n-th key asked for as n, over all calls, and writes the addresses down. */
function network(): URL[] {
  const calls: URL[] = [];
  globalThis.fetch = async (address) => {
    const url = new URL(address as string);
    calls.push(url);
    const counts = url.searchParams.getAll("key").map((key) => Number(key.split("-")[1]));
    return new Response(JSON.stringify({ counts }));
  };
  return calls;
}

describe("afterword-count", () => {
  afterEach(() => {
    globalThis.fetch = real;
    document.querySelectorAll("afterword-count").forEach((one) => one.remove());
  });

  it("says how many are published, in the page's language", async () => {
    const backend = createMemoryBackend();
    await publish(backend);
    const [one, none, arabic] = [
      element({ thread: "k" }, backend),
      element({ thread: "other" }, backend),
      element({ thread: "k", lang: "ar" }, backend),
    ];
    await Promise.all([one, none, arabic].map(settled));
    expect(shown(one)).to.equal("1 comment");
    expect(shown(none)).to.equal("No comments");
    expect(shown(arabic)).to.match(/\p{Script=Arabic}/u);
    expect(arabic.shadowRoot?.querySelector("span")?.dir).to.equal("rtl");
  });

  it("takes properties as it takes attributes, also from before it was there", async () => {
    const calls = network();
    const later = class extends AfterwordCount {};
    const [now, early] = [document.createElement("afterword-count"), document.createElement("count-later")];
    for (const one of [now, early])
      document.body.append(Object.assign(one, { thread: "a-7", endpoint: "https://api.example" }));
    customElements.define("count-later", later);
    await Promise.all([now, early as AfterwordCount].map(settled));
    expect([now, early].map((one) => one.getAttribute("thread"))).to.deep.equal(["a-7", "a-7"]);
    expect(calls.map(({ hostname }) => hostname)).to.deep.equal(["api.example"]);
    now.thread = null;
    expect(now.hasAttribute("thread")).to.equal(false);
    early.remove();
  });

  it("asks once for all of a page, each article once", async () => {
    const calls = network();
    const elements = [1, 2, 2, 3].map((n) => element({ thread: `a-${n}`, endpoint: "https://api.example" }));
    await Promise.all(elements.map(settled));
    expect(calls.map((url) => url.searchParams.getAll("key"))).to.deep.equal([["a-1", "a-2", "a-3"]]);
    expect(elements.map(shown)).to.deep.equal(["1 comment", "2 comments", "2 comments", "3 comments"]);
  });

  it("keeps sites and servers apart", async () => {
    const calls = network();
    const elements = [
      element({ thread: "a-1", endpoint: "https://api.example" }),
      element({ thread: "a-1", endpoint: "https://api.example", site: "two" }),
      element({ thread: "a-1", endpoint: "https://other.example" }),
    ];
    await Promise.all(elements.map(settled));
    expect(calls.map((url) => `${url.host} ${url.searchParams.get("site")}`)).to.have.members([
      "api.example default",
      "api.example two",
      "other.example default",
    ]);
  });

  it("asks by addresses of less than 4 kB, for as many articles as there are", async () => {
    const calls = network();
    const elements = Array.from({ length: 200 }, (_, n) =>
      element({ thread: `a-${n}-${"x".repeat(40)}`, endpoint: "https://api.example" }),
    );
    await Promise.all(elements.map(settled));
    expect(calls).to.have.length.greaterThan(1);
    for (const url of calls) expect(url.href.length).to.be.lessThan(4096);
    expect(calls.flatMap((url) => url.searchParams.getAll("key"))).to.have.length(200);
    expect(shown(elements[199]!)).to.equal("199 comments");
  });

  it("asks for 500 articles, some with long keys, in as few addresses as hold them", async () => {
    const calls = network();
    const elements = Array.from({ length: 500 }, (_, n) =>
      element({ thread: `a-${n}-${"ێ".repeat(n % 50 ? 2 : 500)}`, endpoint: "https://api.example" }),
    );
    await Promise.all(elements.map(settled));
    const keys = calls.flatMap((url) => url.searchParams.getAll("key"));
    expect(new Set(keys)).to.have.length(500);
    expect(keys).to.have.length(500);
    // A key that fills an address alone has it alone.
    const long = calls.filter((url) => url.href.length >= 4096);
    for (const url of long) expect(url.searchParams.getAll("key")).to.have.length(1);
    const bytes = keys.reduce((sum, key) => sum + "&key=".length + encodeURIComponent(key).length, 0);
    expect(calls.length).to.be.lessThan(bytes / 3_800 + 2 * long.length + 2);
    expect(shown(elements[499]!)).to.equal("499 comments");
    expect(shown(elements[50]!)).to.equal("50 comments");
  });

  it("asks anew when it is put back, and for another backend, and not when it is only moved", async () => {
    const calls = network();
    const one = element({ thread: "a-1", endpoint: "https://api.example" });
    await settled(one);
    document.body.prepend(one);
    one.remove();
    document.body.append(one);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const moved = calls.length;
    expect(moved).to.be.at.most(2);
    const backend = createMemoryBackend();
    await publish(backend, { key: "a-1" });
    await publish(backend, { key: "a-1" });
    one.backend = backend;
    await eventually(() => shown(one) === "2 comments");
    expect(calls).to.have.length(moved);
  });

  it("follows its attributes", async () => {
    network();
    const one = element({ thread: "a-1", endpoint: "https://api.example" });
    await settled(one);
    one.setAttribute("thread", "a-7");
    await eventually(() => shown(one) === "7 comments");
  });

  it("leaves what stands between its tags where the count is not to be had", async () => {
    globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
    const one = element({ thread: "a-1", endpoint: "https://api.example" });
    one.textContent = "Comments";
    const { thread, comments, post } = createMemoryBackend();
    const uncounted = element({ thread: "k" }, { thread, comments, post });
    uncounted.textContent = "Comments";
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([one.innerText, uncounted.innerText]).to.deep.equal(["Comments", "Comments"]);
  });

  it("counts what a named backend keeps: Isso's articles in one call, each byte by byte", async () => {
    const { open } = await askIssoBeside<IssoBeside>();
    const uri = `/counted-${Date.now()}/`;
    const publish = (text: string, parent: string | null = null) =>
      askIssoBeside<string>({ order: "publish", uri, author: "Marit", text, parent, of: "open" });
    await publish("In snow?", await publish("I drove the 14 bus."));
    const calls: [string, unknown][] = [];
    globalThis.fetch = (address, init) => {
      calls.push([address as string, JSON.parse(init!.body as string)]);
      return real(address, init);
    };
    const isso = { backend: "isso", endpoint: open };
    const elements = [uri, uri, uri.slice(0, -1)].map((thread) => element({ thread, ...isso }));
    await Promise.all(elements.map(settled));
    expect(elements.map(shown)).to.deep.equal(["2 comments", "2 comments", "No comments"]);
    expect(calls).to.deep.equal([[`${open}/count`, [uri, uri.slice(0, -1)]]]);
  });

  it("counts what WordPress keeps", async () => {
    const asked: string[] = [];
    globalThis.fetch = async (address) => {
      const { pathname, searchParams } = new URL(address as string);
      asked.push(`${pathname} ${searchParams.get("post")}`);
      return new Response("[]", { headers: { "X-WP-Total": searchParams.get("post")! } });
    };
    const wordpress = { backend: "wordpress", endpoint: "https://news.example/wp-json" };
    const elements = ["4", "7", "4"].map((thread) => element({ thread, ...wordpress }));
    await Promise.all(elements.map(settled));
    expect(elements.map(shown)).to.deep.equal(["4 comments", "7 comments", "4 comments"]);
    expect(asked).to.deep.equal(["/wp-json/wp/v2/comments 4", "/wp-json/wp/v2/comments 7"]);
  });

  it("says nothing where what is named does not count, or answers no numbers", async () => {
    globalThis.fetch = async () => new Response('["<b>", -1]');
    const odd = ["a", "b"].map((thread) =>
      element({ thread, backend: "isso", endpoint: "https://isso.example" }),
    );
    const unknown = element({ thread: "a", backend: "drupal" });
    for (const one of [...odd, unknown]) one.textContent = "Comments";
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([...odd, unknown].map((one) => one.innerText)).to.deep.equal(["Comments", "Comments", "Comments"]);
  });
});
