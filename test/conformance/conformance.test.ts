/** The kit on servers that keep the contract, and on what is no server at all. */
import { describe, expect, onTestFinished, test } from "vitest";
import {
  CannotRun,
  checkConformance,
  isShown,
  type ConformanceOptions,
  type Fetch,
} from "../../src/conformance/conformance.ts";
import { allRules } from "../../src/contract/schema/rules.ts";
import type { Site } from "../../src/server/domain/ports.ts";
import { dialects, type Dialect } from "../helpers/databases.ts";
import { freePort } from "../helpers/free-port.ts";
import { openConforming, type Conforming } from "../helpers/conforming.ts";

async function open(dialect: Dialect = "sqlite", site: Partial<Site> = {}): Promise<Conforming> {
  const conforming = await openConforming(dialect, site);
  onTestFinished(async () => conforming.reader.leave());
  return conforming;
}

/** What is said where the kit cannot run. */
const saidBy = (options: ConformanceOptions): Promise<string> =>
  checkConformance(options).then(
    () => "it ran",
    (error: unknown) => (error instanceof CannotRun ? error.message : String(error)),
  );

test.each(dialects)("our own server keeps every rule on %s", async (dialect) => {
  const { backend } = await open(dialect);
  const told: string[] = [];
  const findings = await checkConformance({ ...backend, onFinding: ({ rule }) => told.push(rule) });
  expect(findings.filter(({ result }) => result !== "passed")).toEqual([]);
  expect(findings.map(({ rule }) => rule)).toEqual(allRules.map(({ id }) => id));
  expect(isShown(findings)).toBe(true);
  expect(new Set(told).size).toBe(told.length);
});

test.each(["none", "required"] as const)("so it does where an e-mail is %s", async (email) => {
  const { backend } = await open("sqlite", { email });
  const findings = await checkConformance({ ...backend, level: "required" });
  expect(findings.filter(({ result }) => result !== "passed")).toEqual([]);
  expect(findings.map(({ level }) => level)).not.toContain("full");
});

test("without decisions, what needs one is not checked, and conformance is not shown", async () => {
  const { decide: _, ...backend } = (await open()).backend;
  const findings = await checkConformance(backend);
  const undecided = findings.filter(({ result }) => result === "not checked");
  expect(findings.filter(({ result }) => result === "failed")).toEqual([]);
  expect(undecided.map(({ rule }) => rule)).toContain("getComments.order");
  expect(undecided.map(({ rule }) => rule)).not.toContain("postComment.same-key");
  expect(undecided[0]!.why).toBe("It needs decisions, and nobody makes them.");
  expect(isShown(findings)).toBe(false);
});

test("where a decision fails, that is said", async () => {
  const { backend } = await open();
  const decide = (): never => {
    throw new Error("nobody is at the desk");
  };
  const findings = await checkConformance({ ...backend, decide });
  const order = findings.find(({ rule }) => rule === "getComments.order");
  expect(order).toMatchObject({ result: "not checked" });
  expect(order!.why).toMatch(/^"approve [0-9a-f-]{36}" failed: nobody is at the desk$/);
});

describe("says why it cannot run", () => {
  const endpoint = "https://comments.test";
  const answering =
    (make: () => Response): Fetch =>
    async () =>
      make();

  test.each<[string, string, Partial<ConformanceOptions>]>([
    [
      "no address",
      '"comments" is no address; one looks like https://comments.example.',
      { endpoint: "comments" },
    ],
    [
      "a page",
      "/v1/thread does not answer with a thread: it is 200 text/html <p>Hello</p>.",
      { fetch: answering(() => new Response("<p>Hello</p>", { headers: { "Content-Type": "text/html" } })) },
    ],
    [
      "a redirect",
      "leads on to https://elsewhere.test/. Name the address that it leads to.",
      {
        fetch: answering(
          () => new Response(null, { status: 301, headers: { Location: "https://elsewhere.test/" } }),
        ),
      },
    ],
    [
      "another shape",
      "`thread` is not as the schema ThreadView says: Invalid input: expected object, received undefined.",
      { fetch: answering(() => Response.json({})) },
    ],
    [
      "silence",
      "gives no answer: nothing came within 0.02 s.",
      { timeout: 20, fetch: () => new Promise(() => {}) },
    ],
    [
      "an answer without an end",
      "gives no answer: more than 4 MB came.",
      {
        fetch: answering(
          () => new Response(new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(1e6)) })),
        ),
      },
    ],
    [
      "a limit",
      "The backend limits how much one address may send (429 application/json",
      { fetch: answering(() => Response.json({ code: "too-fast", retryAfter: 60 }, { status: 429 })) },
    ],
  ])("%s", async (_, said, options) => {
    expect(await saidBy({ endpoint, ...options })).toContain(said);
  });

  test("nobody there", async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`;
    expect(await saidBy({ endpoint: nobody })).toBe(`${nobody} gives no answer: ECONNREFUSED.`);
  });

  test("an unknown site, another origin, a site that takes no comments, or no guests", async () => {
    const { reader, backend } = await open();
    expect(await saidBy({ ...backend, site: "news" })).toContain('has no site "news"');
    expect(await saidBy({ ...backend, origin: "https://else.test" })).toContain(
      'Pages of https://else.test may not write to the site "default". Name one of its own origins, by --origin.',
    );
    const { sites } = reader.services.stores;
    const site = (await sites.find("default"))!;
    const signIn = { rule: "required" as const, issuer: "i", audience: "a", keys: [] };
    await sites.update({ ...site, signIn });
    expect(await saidBy(backend)).toContain("must sign in");
    await sites.update({ ...site, mode: "closed" });
    expect(await saidBy(backend)).toContain("takes no comments");
  });
});

test("a limit that passes is waited for", async () => {
  const { backend } = await open();
  let calls = 0;
  const fetch: Fetch = async (address, init) =>
    ++calls % 97 === 0
      ? Response.json({ code: "too-fast", retryAfter: 0.01 }, { status: 429 })
      : backend.fetch(address, init);
  const findings = await checkConformance({ ...backend, fetch, level: "required" });
  const failed = findings.filter(({ result }) => result !== "passed").map(({ rule }) => rule);
  // Those answers themselves are no problem documents.
  expect(failed.filter((rule) => !rule.startsWith("general."))).toEqual([]);
  expect(calls).toBeGreaterThan(97);
});

test("a server that falls silent is given up", async () => {
  const { backend } = await open();
  let calls = 0;
  const fetch: Fetch = (address, init) =>
    ++calls > 20 ? new Promise(() => {}) : backend.fetch(address, init);
  expect(await saidBy({ ...backend, fetch, timeout: 500 })).toBe(
    "The backend no longer answers: nothing came within 0.5 s.",
  );
});

test.each(
  [null, [1], {}, "x", 7, { id: "x", comments: {}, counts: null }, { comments: [[]], thread: 1 }].map(
    (nonsense) => ({ nonsense }),
  ),
)("a server that answers nothing but $nonsense fails, and the kit does not", async ({ nonsense }) => {
  const { backend } = await open();
  let calls = 0;
  const fetch: Fetch = async (address, init) =>
    ++calls > 2 ? Response.json(nonsense) : backend.fetch(address, init);
  const findings = await checkConformance({ ...backend, fetch });
  const kept = findings.filter(({ result }) => result === "passed");
  expect(findings.find(({ rule }) => rule === "general.json")!.result).toBe("failed");
  expect(kept.map(({ rule }) => rule).filter((rule) => !rule.startsWith("general."))).toEqual([]);
});
