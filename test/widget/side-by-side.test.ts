/** Several kinds of backends on one page. */
import { expect } from "@open-wc/testing";
import type { PlainBackend } from "../../src/backends/plain-backend.ts";
import type { BackendChoice } from "../../src/widget/choose-backend.ts";
import { eventually } from "../helpers/eventually.ts";
import { askIssoBeside, type IssoBeside } from "../helpers/isso-orders.ts";
import { askServer, type RealServer } from "../helpers/real-server-orders.ts";
import { cleanUp, emptyBrowser, mounted, type Mounted } from "./mounted.ts";

const wordPress = "https://news.example/wp-json";
const real = globalThis.fetch;

/** A WordPress with one comment below any post, which holds what is sent. */
function withWordPress(): void {
  const comment = { id: 1, parent: 0, author: 0, author_name: "Wen", date_gmt: "2026-11-22T08:00:00" };
  globalThis.fetch = async (address, init) => {
    if (!(address as string).startsWith(wordPress)) return real(address, init);
    const { pathname } = new URL(address as string);
    const answer = pathname.endsWith("/comments")
      ? init?.method === "POST"
        ? { ...comment, id: 2, status: "hold" }
        : [{ ...comment, content: { rendered: "<p>From <em>WordPress</em></p>" } }]
      : [{ comment_status: "open" }];
    const headers = { "X-WP-Total": "1", "X-WP-TotalPages": "1" };
    return new Response(JSON.stringify(answer), { headers });
  };
}

const object: PlainBackend = {
  thread: () => ({
    comments: [{ id: "1", author: "Ola", text: "From an object", published: "2026-11-22T08:00:00Z" }],
  }),
  post: () => ({ id: "2" }),
};

/** Modules of adapters that this page has loaded. */
const adapters = () =>
  performance
    .getEntriesByType("resource")
    .map(({ name }) => /\/src\/backends\/(isso|wordpress|static|memory)\.ts/.exec(name)?.[1])
    .filter((name) => name !== undefined);

// The five of them have the same key where they can: nothing but the backend tells their threads apart.
const thread = String(Date.now());

describe("several kinds of backends on one page", () => {
  beforeEach(() => {
    emptyBrowser();
    withWordPress();
  });
  afterEach(() => {
    globalThis.fetch = real;
    cleanUp();
  });

  it("shows each its own thread, and keeps drafts and receipts apart", async () => {
    const { api } = await askServer<RealServer>();
    const { open: isso } = await askIssoBeside<IssoBeside>();
    await askIssoBeside({
      order: "publish",
      of: "open",
      uri: thread,
      author: "Iso",
      text: "From **Isso**",
      parent: null,
    });
    const file = new URL("./thread.json", import.meta.url).href;
    const open = (backend: BackendChoice | null, attributes: Record<string, string>) =>
      mounted({ backend, attributes: { thread, ...attributes } });

    const ours = await open(null, { endpoint: api });
    const before = new Set(adapters());
    const kinds: Record<string, Mounted> = { native: ours };
    kinds["object"] = await open(object, {});
    expect(adapters().filter((name) => !before.has(name))).to.deep.equal([]);
    kinds["isso"] = await open(null, { backend: "isso", endpoint: isso });
    expect([...new Set(adapters())].filter((name) => !before.has(name))).to.deep.equal(["isso"]);
    kinds["wordpress"] = await open(null, { backend: "wordpress", endpoint: wordPress });
    expect([...new Set(adapters())].filter((name) => !before.has(name))).to.deep.equal(["isso", "wordpress"]);
    kinds["static"] = await open(null, { backend: "static", endpoint: file, thread: "journey" });
    expect([...new Set(adapters())].filter((name) => !before.has(name))).to.deep.equal([
      "isso",
      "wordpress",
      "static",
    ]);

    const shown = Object.fromEntries(
      Object.entries(kinds).map(([name, it]) => [
        name,
        it.all("[part=comment] > [part=text]").map(({ textContent }) => textContent),
      ]),
    );
    expect(shown).to.deep.include({
      native: [],
      object: ["From an object"],
      isso: ["From Isso"],
      wordpress: ["From WordPress"],
    });
    expect(shown["static"]![0]).to.equal("I drove the 14 bus.");

    const writing = ["native", "object", "isso", "wordpress"];
    const texts = (it: Mounted) => (it.find("#text-") as HTMLTextAreaElement).value;
    for (const name of writing) await kinds[name]!.write("#text-", `A draft for ${name}`);
    for (const name of writing) expect(texts(kinds[name]!)).to.equal(`A draft for ${name}`);

    for (const name of writing) await kinds[name]!.send(`A comment for ${name}`);
    for (const name of writing) {
      const it = kinds[name]!;
      const state = name === "isso" ? "own-approved" : "own-pending";
      await it.until(`[part~=${state}]`);
      expect(it.all("[part~=own-comment]")).to.have.length(1);
      if (name !== "isso") expect(it.text("[part~=own-comment]")).to.contain(`A comment for ${name}`);
    }
    const receipts = Object.keys(localStorage).filter((name) => name.startsWith("afterword:receipt "));
    expect(receipts).to.have.length(4);
    expect(new Set(receipts.map((name) => name.split(" ")[1])).size).to.equal(4);

    // Each is there again for its own, and for no other.
    for (const it of Object.values(kinds)) it.leave();
    const back = await open(null, { backend: "wordpress", endpoint: wordPress });
    await eventually(() => back.all("[part~=own-comment]").length === 1);
    expect(back.text("[part~=own-comment]")).to.contain("A comment for wordpress");
  });
});
