/**
 * Backends that are slow, down, broken or against us. Whatever they answer: the widget stays up, says in the reader's
 * language that there is nothing to read, keeps what they wrote, and tells the developer once.
 */
import { expect } from "@open-wc/testing";
import { first as ckb } from "../../src/i18n/widget/ckb.ts";
import { first as en } from "../../src/i18n/widget/en.ts";
import { eventually } from "../helpers/eventually.ts";
import { scaled } from "../helpers/scale.ts";
import { type Kind, kinds, type Said } from "./hostile-kinds.ts";
import { cleanUp, type Mounted } from "./mounted.ts";

type Answer = (url: URL, init?: RequestInit) => Response | Promise<Response>;

let told: string[];
let fell: string[];
let asked: RequestInit[];
let undo: (() => void)[];

const listen = (event: ErrorEvent | PromiseRejectionEvent) => {
  fell.push(String("reason" in event ? event.reason : event.message));
  event.preventDefault();
};

beforeEach(() => {
  [told, fell, asked, undo] = [[], [], [], []];
  const { error, warn } = console;
  // Both are looked at here, and say nothing.
  console.error = console.warn = (line: unknown) => void told.push(String(line));
  addEventListener("error", listen);
  addEventListener("unhandledrejection", listen);
  undo.push(() => {
    Object.assign(console, { error, warn });
    removeEventListener("error", listen);
    removeEventListener("unhandledrejection", listen);
  });
});
afterEach(() => {
  undo.splice(0).forEach((one) => one());
  cleanUp();
  expect(fell).to.deep.equal([]);
});

let opened = 0;
/** Faults are told once each, so every page has a backend of its own. */
const endpointOf = () => `https://backend-${++opened}.example/api`;

function answering(endpoint: string, answer: Answer): void {
  const before = globalThis.fetch;
  const instead: typeof fetch = async (what, init) => {
    const url = new URL(what as string, location.href);
    if (!url.hostname.endsWith(".example")) return before(what, init);
    // Of a page that was left.
    if (!url.href.startsWith(endpoint)) throw new TypeError("Failed to fetch");
    asked.push(init ?? {});
    return answer(url, init);
  };
  // Bound, it looks like one of the browser's own.
  globalThis.fetch = instead.bind(null);
  undo.push(() => void (globalThis.fetch = before));
}

const headers = { "Content-Type": "application/json", "X-WP-Total": "1", "X-WP-TotalPages": "1" };
const json = (body: unknown, status = 200) =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });

/** Whether a post of WordPress's is open is another question than what stands below it. */
const threadBy =
  (answer: Answer): Answer =>
  (url, init) =>
    /\/(posts|pages)$/.test(url.pathname) ? json([{ comment_status: "open" }]) : answer(url, init);

const open = async (kind: Kind, answer: Answer, lang = "en"): Promise<Mounted> => {
  const endpoint = endpointOf();
  answering(endpoint, threadBy(answer));
  return kind.open(endpoint, lang);
};

const redirect = () =>
  Object.defineProperty(new Response(null, { status: 200 }), "type", { value: "opaqueredirect" });

/** Waits that would take fifteen seconds take none. */
function hurry(): number[] {
  const real = globalThis.setTimeout;
  const waits: number[] = [];
  globalThis.setTimeout = ((run: () => void, wait?: number) => {
    if (wait === 15_000) waits.push(wait);
    return real(run, wait === 15_000 ? 0 : wait);
  }) as typeof setTimeout;
  undo.push(() => void (globalThis.setTimeout = real));
  return waits;
}

const html = "<!doctype html><title>Error</title><h1>It works!</h1>";
const deep = (open: string, close: string) => open.repeat(50_000) + close.repeat(50_000);

const broken: [what: string, answer: Answer][] = [
  ["is down", () => Promise.reject(new TypeError("Failed to fetch"))],
  ["answers with a page", () => new Response(html, { headers: { "Content-Type": "text/html" } })],
  ["answers with a page that says it failed", () => new Response(html, { status: 502 })],
  ["answers with nothing", () => new Response("")],
  ["answers that there is nothing", () => new Response(null, { status: 204 })],
  ["is cut off", () => json('[{"id":1,"text":"I dro')],
  [
    "breaks off while it answers",
    () => new Response(new ReadableStream({ pull: (it) => it.error(new Error("reset")) })),
  ],
  ["answers null", () => json(null)],
  ["answers with a number", () => json(42)],
  ["answers with a text", () => json('"a"')],
  ["answers with lists in lists", () => json(deep("[", "]"))],
  [
    "answers with objects in objects",
    () => json(deep('{"replies":', "").replace(/$/, "1") + "}".repeat(50_000)),
  ],
  [
    "answers with what every object has",
    () => json('{"__proto__":{"comments":[]},"constructor":{},"toString":1}'),
  ],
  [
    "refuses in words that nobody knows",
    () => json({ code: "no_such_code", message: "<b>No</b>", data: 7 }, 418),
  ],
  ["refuses with null", () => json(null, 500)],
];

/** Who reads is told, and may try again. */
function expectFailed(it: Mounted, messages: typeof en | typeof ckb): void {
  expect(it.text("[part=failed] p")).to.equal(messages.failed);
  expect(it.text("[part~=try-again]")).to.equal(messages.tryAgain);
}

/** What our own server answers is looked at once more before it is told. */
const isTold = async ({ name }: Kind) => {
  if (name === "native") await eventually(() => told.length, "nothing is told");
};

const everTold = new Set<string>();

/** Once each: what has no address of its own in it may have been told before. */
function expectTold({ name }: Kind): void {
  expect(told.length, told.join("\n")).to.be.at.most(1);
  told.forEach((line) => everTold.add(line));
  told.forEach((line) => expect(line).to.match(/^Afterword: .{20,700}$/s));
  if (name === "wordpress" || name === "isso") expect(everTold.size).to.be.above(0);
}

for (const kind of kinds) {
  describe(`a backend of kind ${kind.name} that`, () => {
    const half = "\u202e\u0000\ud800";
    const draft = { key: "", text: "Half a sent" };

    for (const [what, answer] of broken)
      it(what, async () => {
        expectFailed(await open(kind, answer), en);
        if (!["is down", "refuses in words that nobody knows"].includes(what)) await isTold(kind);
        expectTold(kind);
      });

    it("speaks the reader's language while it is broken", async () => {
      const it = await open(kind, () => new Response(html), "ckb");
      expectFailed(it, ckb);
      await isTold(kind);
      expect(it.find("[part=failed]").closest("[dir]")!.getAttribute("dir")).to.equal("rtl");
    });

    it("never answers", async () => {
      const waits = hurry();
      const never: Answer = (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
        });
      expectFailed(await open(kind, never), en);
      expect(waits.length).to.be.above(0);
      expect(told.length).to.be.at.most(1);
    });

    it("works again", async () => {
      let up = false;
      const it = await open(kind, () => (up ? json(kind.thread([{}])) : new Response(html)));
      await isTold(kind);
      up = true;
      await it.press("[part~=try-again]");
      await it.until("[part=comment]");
      expect(it.all("[part=failed]").length).to.equal(0);
    });

    const odd: unknown[] = [
      null,
      undefined,
      true,
      -1,
      0.5,
      1e308,
      "",
      "a",
      "__proto__",
      "constructor",
      [],
      [[]],
      {},
      { a: 1 },
      half,
      "+275760-09-13T00:00:00Z",
      "9".repeat(400),
    ];
    for (const field of ["id", "parent", "author", "text", "time", "likes"] as const)
      it(`says anything of a comment's ${field}`, async () => {
        for (const value of odd) {
          // A server of ours brings the widget: who can make it send half a character can do all else on the page.
          if (kind.name === "native" && field === "id" && value === half) continue;
          told = [];
          const it = await open(kind, () => json(kind.thread([{}, { id: "2", [field]: value }])));
          const failed = it.all("[part=failed]").length;
          expect(failed || it.all("[part=comment]").length, JSON.stringify(value)).to.be.above(0);
          if (failed) expectTold(kind);
          else expect(told, JSON.stringify(value)).to.deep.equal([]);
          expect(it.all(".rich script, [part=author] *").length).to.equal(0);
          it.leave();
        }
      });

    const threads: [what: string, comments: Said[], shown: number][] = [
      [
        "parents in a circle",
        [
          { id: "1", parent: "2" },
          { id: "2", parent: "3" },
          { id: "3", parent: "1" },
        ],
        3,
      ],
      ["a comment that answers itself", [{ id: "1", parent: "1" }, { id: "2" }], 2],
      ["a parent that is not there", [{ id: "1", parent: "99" }], 1],
      ["a time in the future", [{ time: "2999-01-01T00:00:00Z" }], 1],
      ["the last time there is", [{ time: "+275760-09-13T00:00:00Z" }], 1],
      ["a time before all others", [{ time: "-271821-04-20T00:00:00Z" }], 1],
    ];
    // Our own server sends branches.
    for (const [what, comments, shown] of kind.name === "native" ? threads.slice(2) : threads)
      it(`sends ${what}`, async () => {
        const it = await open(kind, () => json(kind.thread(comments)));
        await eventually(() => it.all("[part=comment]").length === shown, "not all are shown");
        expect(told).to.deep.equal([]);
      });

    it("sends the same comment again and again", async () => {
      const it = await open(kind, () =>
        json(kind.thread([{ id: "1" }, { id: "1" }, { id: "1" }, { id: "2" }])),
      );
      await it.until("[part=comment]");
      await it.touch();
      expect(told).to.deep.equal([]);
      if (kind.name !== "native") expect(it.all("[part=comment]").length).to.equal(2);
    });

    it("sends hostile HTML in every field", async () => {
      const words = `<img src=x onerror=alert(1)><script>alert(1)</script></bdi><b style="position:fixed">over</b>`;
      const it = await open(kind, () => json(kind.thread([{ author: words, text: words }])));
      await it.until("[part=comment]");
      expect(it.all("img, script, [part=author] *, [part=text] [style]").length).to.equal(0);
      expect(it.find("[part=author]").textContent).to.equal(words);
    });

    it("sends more than anybody reads", async () => {
      const count = scaled(100_000, 5_000);
      const chain = Array.from({ length: count }, (_, i) => ({ id: `${i + 1}`, parent: i ? `${i}` : null }));
      const it = await open(kind, () => json(kind.thread(kind.name === "native" ? [{}] : chain)));
      await it.until("[part=comment]");
      expect(it.all("[part=comment]").length).to.be.below(100);
    });

    it("sends 20 MB in one comment", async () => {
      const it = await open(kind, () =>
        json(kind.thread([{ text: "a ".repeat(scaled(10_000_000, 500_000)) }])),
      );
      if (kind.name === "native") return;
      expectFailed(it, en);
      expectTold(kind);
    });

    if (!kind.writes) return;

    it("keeps what was written before it broke", async () => {
      const endpoint = endpointOf();
      let up = true;
      answering(
        endpoint,
        threadBy(() => (up ? json(kind.thread([{}])) : new Response(html))),
      );
      const it = await kind.open(endpoint, "en");
      await it.write("#text-", draft.text);
      await eventually(() => JSON.stringify(Object.values(localStorage)).includes(draft.text), "no draft");
      it.leave();
      up = false;
      expectFailed(await kind.open(endpoint, "en"), en);
      await isTold(kind);
      up = true;
      const again = await kind.open(endpoint, "en");
      await eventually(
        () => (again.all("#text-")[0] as HTMLTextAreaElement | undefined)?.value === draft.text,
        "the draft has gone",
      );
    });

    const refusing: [what: string, answer: Answer][] = [
      ...broken,
      ["takes it elsewhere", redirect],
      [
        "answers with another shape",
        () => json({ id: {}, state: 7, status: [], received: {}, created: "a" }, 201),
      ],
      ["answers with a list", () => json([], 201)],
    ];
    for (const lang of ["en", "ckb"])
      it(`loses nothing of what is sent (${lang})`, async () => {
        for (const [what, answer] of refusing) {
          told = [];
          asked = [];
          const it = await open(
            kind,
            (url, init) => (init?.method === "POST" ? answer(url, init) : json(kind.thread([{}]))),
            lang,
          );
          const text = `My words while it ${what}.`;
          if (it.all("#email-").length) await it.write("#email-", "ines@reader.example");
          await it.send(text);
          await eventually(
            () => it.all("[part~=own-comment], [part=error-summary], [part=error]").length,
            `nothing is said: ${what}`,
          );
          const kept = [
            it.element.shadowRoot!.textContent,
            ...it.all("textarea").map((one) => (one as HTMLTextAreaElement).value),
          ];
          expect(kept.join(" "), what).to.contain(text);
          expect(JSON.stringify(Object.values(localStorage)), what).to.contain(text);
          expect(told.length, `${what}: ${told.join("\n")}`).to.be.at.most(1);
          it.leave();
          cleanUp();
        }
      });

    if (kind.name === "wordpress" || kind.name === "isso")
      it("leads elsewhere: it is never followed, and that is told", async () => {
        expectFailed(await open(kind, redirect), en);
        expectTold(kind);
        expect(told[0]).to.contain("redirect");
        expect(asked.map((init) => init.redirect))
          .to.include("manual")
          .and.not.include(undefined);
      });
  });
}
