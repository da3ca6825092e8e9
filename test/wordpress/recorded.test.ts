/** The backend for WordPress on what a real one answered: see `record.ts`. */
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { completed } from "../../src/backends/plain.ts";
import { BackendError } from "../../src/backends/request.ts";
import { createWordPressBackend } from "../../src/backends/wordpress.ts";
import type { NewComment } from "../../src/contract/records.ts";
import recorded from "./recorded.json" with { type: "json" };
import { startOf, type Exchange, type Recorded } from "./recorded.ts";
import { outcomeOf, scenes } from "./scenes.ts";

const origin = "https://news.example";

/** Answers each call with the first that is left of those recorded for it. */
function replay(exchanges: readonly Exchange[]): Exchange[] {
  const left = [...exchanges];
  vi.stubGlobal("fetch", async (address: string, init: RequestInit = {}) => {
    const { method = "GET", credentials, headers = {} } = init;
    expect({ credentials, headers: Object.keys(headers) }).toEqual({
      credentials: "omit",
      // Any other would be refused before it is sent.
      headers: method === "POST" ? ["Content-Type"] : [],
    });
    const at = left.findIndex(
      (one) =>
        one.method === method && origin + one.path === address && one.sent === startOf(init.body ?? null),
    );
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (!found) throw new Error(`Nothing is recorded for ${method} ${address} ${startOf(init.body)}`);
    return new Response(found.body, { status: found.status, headers: found.headers });
  });
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  return left;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("with WordPress, as it was recorded, a reader", () => {
  const byName = new Map((recorded as Recorded[]).map((one) => [one.name, one]));

  test.each(scenes)("$name", async (scene) => {
    const { given, exchanges } = byName.get(scene.name)!;
    const left = replay(exchanges);
    const backend = completed(createWordPressBackend(`${origin}/wp-json`));
    expect(await outcomeOf(scene, backend, given)).toEqual(scene.expected);
    // What failed left other calls behind.
    await vi.waitFor(() => expect(left).toEqual([]));
  });
});

/** `AFTERWORD_RECORDED` names a folder of others: files of `{ request: { method, path }, status, headers, body }`. */
const folder = process.env["AFTERWORD_RECORDED"];

interface Other {
  request: { method: string; path: string; body?: unknown };
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

test.skipIf(!folder)("what others recorded can be read, or says why not", async () => {
  const files = readdirSync(folder!).map((name) => ({
    name,
    ...(JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as Other),
  }));
  const unreadable: string[] = [];
  const read = { threads: 0, posts: 0, refusals: 0 };
  const backend = completed(createWordPressBackend(origin));
  for (const { name, request, status, headers, body } of files) {
    const { method, path } = request;
    const isList = method === "GET" && /\/comments\?(?!.*_fields)/.test(path);
    const isPost = method === "POST" && path.endsWith("/comments");
    if (!isList && !isPost) continue;
    vi.stubGlobal(
      "fetch",
      async (address: string) =>
        new Response(/\/(posts|pages)\?/.test(address) ? "[]" : JSON.stringify(body), { status, headers }),
    );
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    try {
      if (isList) await backend.thread({ site: "default", key: "4", lang: "en" });
      else await backend.post({ key: "4", author: "Zoé", text: "x", parent: null } as NewComment, name);
      read[isList ? "threads" : "posts"]++;
    } catch (error) {
      read.refusals++;
      const { code } = error as BackendError;
      if (!(error instanceof BackendError) || ["unreadable", "unreachable", "offline"].includes(code))
        unreadable.push(`${name}: ${code}`);
    }
  }
  console.log(`${folder}: ${JSON.stringify(read)}`);
  expect(unreadable).toEqual([]);
  expect(read.threads).toBeGreaterThan(0);
});
