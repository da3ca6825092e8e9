/** The double of Isso does what a real one did, and the widget's backend for Isso reads both alike. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startIsso, type Isso } from "./isso.ts";
import type { IssoSettings } from "./isso-comments.ts";
import { operationNames, outcomeOf, type Exchange } from "./isso-exchange.ts";
import { exchanges } from "../backends/isso-exchanges.ts";
import { outcomes, recordedExchange, scenes, stepsOf } from "./recorded-isso.ts";

const folder = process.env["AFTERWORD_RECORDED"];
const host = ["http://127.0.0.1:8080", "http://blog.example:8080"];

let open: Isso[] = [];
const start = async (settings: Partial<IssoSettings>) => {
  const isso = await startIsso({ host, ...settings });
  open.push(isso);
  return isso;
};

beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => {}));
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(open.map((isso) => isso.close()));
  open = [];
});

/** What is another each time, and where the server stands, in a word of its own. */
function masked(value: unknown, name = ""): unknown {
  if (["created", "modified", "hash", "version", "host"].includes(name))
    return value === null ? null : typeof value;
  if (Array.isArray(value)) return value.map((one) => masked(one));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, one]) => [key, masked(one, key)] as const)
        .toSorted(([a], [b]) => a.localeCompare(b)),
    );
  return value;
}

/** Which headers are sent, and those with what they say that say the same each time. */
const headersOf = (headers: Exchange["headers"]) => ({
  ...Object.fromEntries(Object.entries(headers).filter(([name]) => /^access-|^content-type$/.test(name))),
  cookies: ["set-cookie", "x-set-cookie"].filter((name) => name in headers),
});

/** Asks the double what the real one was asked, with the cookies and times that it gave itself. */
class Visitor {
  #isso: Isso;
  #cookies = new Map<string, string[]>();
  #created: number[] = [];

  constructor(isso: Isso) {
    this.#isso = isso;
  }

  async ask({ name, request }: Exchange): Promise<Omit<Exchange, "name" | "request">> {
    const { method, headers = {}, body } = request;
    const path = request.path.replace(/after=[\d.]+/, () => `after=${this.#created[6]}`);
    const id = /^\/id\/(\d+)/.exec(path)?.[1] ?? "1";
    const given = this.#cookies.get(id) ?? [];
    const known = name === "edit-stale-cookie" ? given[0] : given.at(-1);
    const cookie = name === "edit-bad-cookie" ? `${id}=abc` : `${id}=${known}`;
    const sent = name === "new-too-long" ? { text: "x".repeat(65_536) } : body;
    const answer = await fetch(this.#isso.origin + path, {
      method,
      headers: { ...headers, ...(headers["cookie"] && { cookie }) },
      body: sent === undefined ? null : typeof sent === "string" ? sent : JSON.stringify(sent),
    });
    const text = await answer.text();
    const isJson = answer.headers.get("content-type") === "application/json";
    const read = isJson ? (JSON.parse(text) as { id?: number; created?: number } | null) : text;
    const [, of, value] = /^(\d+)=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "") ?? [];
    if (of && value) this.#cookies.set(of, [...(this.#cookies.get(of) ?? []), value]);
    if (path.startsWith("/new") && isJson) this.#created.push((read as { created: number }).created);
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: read };
  }
}

const compared = ({ status, headers, body }: Omit<Exchange, "name" | "request">) => ({
  status,
  ...headersOf(headers),
  body: masked(body),
});

describe("written down", () => {
  test.each(exchanges.map((one) => [one.name, one] as const))("%s", async (_, exchange) => {
    expect(await outcomeOf(exchange)).toBe(exchange.outcome);
  });

  test.each([...new Set(exchanges.map(({ scene }) => scene))])(
    "the double does the same: %s",
    async (scene) => {
      const visitor = new Visitor(await start({ moderated: scene === "moderated" }));
      for (const exchange of exchanges.filter((one) => one.scene === scene))
        expect({ name: exchange.name, ...compared(await visitor.ask(exchange)) }).toEqual({
          name: exchange.name,
          ...compared(exchange),
        });
    },
  );
});

describe.skipIf(!folder)("recorded", () => {
  const names = folder ? readdirSync(join(folder, "isso")).map((file) => file.replace(/\.json$/, "")) : [];

  test("of every recording it is known what comes of it", () => {
    expect(names.toSorted()).toEqual(Object.keys(outcomes).toSorted());
    const steps = Object.keys(scenes).flatMap((scene) => stepsOf(scene as keyof typeof scenes));
    expect(steps.filter((step) => !step.startsWith("+")).toSorted()).toEqual(names.toSorted());
  });

  test.each(names)("%s is read as what it is", async (name) => {
    expect(await outcomeOf(recordedExchange(folder!, name))).toBe(outcomes[name]);
  });

  test("nothing breaks that is not an answer to what was asked", async () => {
    let ended = 0;
    for (const name of names)
      for (const operation of operationNames) {
        expect(await outcomeOf(recordedExchange(folder!, name), operation)).toBeTypeOf("string");
        ended++;
      }
    expect(ended).toBe(names.length * operationNames.length);
  });

  test.each([
    ["open", {}],
    ["moderated", { moderated: true }],
    ["guarded", { requireAuthor: true, requireEmail: true, guard: { perMinute: 2, direct: 99 } }],
    ["deleting", {}],
  ] as const)("the double does the same: %s", async (scene, settings) => {
    const visitor = new Visitor(await start(settings));
    let roots = 0;
    let replies = 0;
    for (const step of stepsOf(scene)) {
      if (!step.startsWith("+")) {
        const real = recordedExchange(folder!, step);
        expect({ step, ...compared(await visitor.ask(real)) }).toEqual({ step, ...compared(real) });
        continue;
      }
      const [kind, ...more] = step.slice(1).split(":");
      const deleting = scene === "deleting";
      const text =
        kind === "root"
          ? `root number ${roots++}`
          : deleting
            ? "a reply"
            : `reply ${["one", "two"][replies++]}`;
      const network = deleting ? more.at(-1)! : undefined;
      await visitor.ask({
        ...recordedExchange(folder!, "new-anonymous"),
        name: step,
        request: {
          method: "POST",
          path: deleting ? "/new?uri=%2Fa%2F" : "/new?uri=%2Fhello-216154%2F",
          headers: {
            "content-type": "application/json",
            ...(network && { "x-forwarded-for": network }),
          },
          body: {
            title: "T",
            text,
            author: deleting ? null : "User",
            parent: kind === "reply" ? Number(more[0]) : null,
          },
        },
      });
    }
  });
});
