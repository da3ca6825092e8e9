/** What `docs/backends.md` shows works as it stands there, and what it lists is what there is. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommentsBackend } from "../src/backends/backend.ts";
import type { PlainBackend } from "../src/backends/plain-backend.ts";
import { completed } from "../src/backends/plain.ts";
import { openStaticFile } from "../src/backends/static.ts";
import { problemStatus } from "../src/contract/codes.ts";
import type { NewComment } from "../src/contract/records.ts";
import { freePort } from "./helpers/free-port.ts";

const document = readFileSync("docs/backends.md", "utf8");
const source = (file: string): string => readFileSync(`src/${file}`, "utf8");

/** The first block of code in this language after these words. */
function blockAfter(words: string, language: string): string {
  const start = document.indexOf(words);
  const block = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s").exec(document.slice(start));
  if (start < 0 || !block) throw new Error(`No ${language} after "${words}"`);
  return block[1]!;
}

/** What stands in the first column below this heading. */
function listedBelow(heading: string, pattern: RegExp): string[] {
  const section = document.split(`${heading}\n`)[1]!.split(/^#/m)[0]!;
  return [...section.matchAll(pattern)].map(([, name]) => name!);
}

const keysOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name!);

describe("a backend of one's own", () => {
  const folder = mkdtempSync(join(tmpdir(), "afterword-own-backend-"));
  const database = join(folder, "comments.db");
  let server: ChildProcess;
  let api: string;
  let backend: CommentsBackend;

  beforeAll(async () => {
    const serverFile = join(folder, "comments-server.mjs");
    const backendFile = join(folder, "my-backend.mjs");
    writeFileSync(serverFile, blockAfter("`comments-server.js` keeps", "js"));
    writeFileSync(backendFile, blockAfter("`my-backend.js` asks", "js"));
    const port = await freePort();
    api = `http://127.0.0.1:${port}`;
    server = spawn(process.execPath, [serverFile], {
      env: { ...process.env, PORT: String(port), DATABASE: database },
      stdio: "ignore",
    });
    const { createBackend } = (await import(/* @vite-ignore */ pathToFileURL(backendFile).href)) as {
      createBackend: (api: string) => PlainBackend;
    };
    backend = completed(createBackend(api));
    for (let tries = 0; tries < 500; tries++) {
      if (await fetch(`${api}/comments?article=a`).catch(() => null)) return;
      await sleep(20);
    }
    throw new Error("The server of the document does not answer");
  });

  afterAll(async () => {
    server.kill();
    await once(server, "exit");
    rmSync(folder, { recursive: true });
  });

  const decide = (id: string, state: string) => {
    const db = new DatabaseSync(database);
    db.prepare("UPDATE comments SET state = ? WHERE id = ?").run(state, id);
    db.close();
  };

  const comment = (more: Partial<NewComment> = {}): NewComment => ({
    site: "default",
    key: "street-lights",
    url: null,
    title: null,
    parent: null,
    author: "Ines",
    email: null,
    text: "Is it late?",
    lang: null,
    guidelines: { version: 1, lang: "en" },
    receipt: "a receipt",
    honeypot: "",
    writingTime: null,
    ...more,
  });
  const shown = async () => (await backend.thread({ site: "default", key: "street-lights" })).comments.items;
  const stateOf = async (receipt: string) =>
    (await backend.status!({ site: "default", lang: "en", receipts: [receipt] })).comments[0]?.state;

  test("takes a comment once, shows it when it is approved, and tells its author", async () => {
    const first = await backend.post(comment(), "a key");
    expect(first).toMatchObject({ state: "pending", text: "Is it late?" });
    expect(await backend.post(comment(), "a key")).toEqual(first);
    expect(await shown()).toEqual([]);
    expect(await stateOf("a receipt")).toBe("pending");
    expect(await stateOf("another")).toBeUndefined();

    decide(first.id, "approved");
    expect(await stateOf("a receipt")).toBe("approved");
    const reply = await backend.post(comment({ parent: first.id, receipt: "b", text: "Yes." }), "b key");
    decide(reply.id, "approved");
    const [top] = await shown();
    expect(top).toMatchObject({ id: first.id, author: "Ines", text: "Is it late?" });
    expect(top!.replies!.items).toMatchObject([{ id: reply.id, parent: first.id, text: "Yes." }]);
    expect(JSON.stringify(await (await fetch(`${api}/comments?article=street-lights`)).json())).not.toMatch(
      /receipt|key/,
    );
  });

  test("lets only the author withdraw it", async () => {
    const { id } = await backend.post(comment({ receipt: "c", text: "Mine." }), "c key");
    const request = { site: "default", receipt: "guessed" };
    await backend.withdraw!(id, request).catch(() => undefined);
    expect(await stateOf("c")).toBe("pending");
    expect(await backend.withdraw!(id, { ...request, receipt: "c" })).toMatchObject({ state: "withdrawn" });
    expect(await stateOf("c")).toBe("withdrawn");
  });

  test("refuses what it does not take, and stands what is none of its calls", async () => {
    await expect(backend.post(comment({ text: " ", receipt: "d" }), "d key")).rejects.toMatchObject({
      code: "invalid",
    });
    for (const body of ["{", "null", '{"receipts":1}']) {
      expect((await fetch(`${api}/states`, { method: "POST", body })).status).toBe(422);
    }
    expect((await fetch(`${api}/nowhere`)).status).toBe(422);
    expect(await shown()).toHaveLength(1);
  });
});

test("the file it shows can be read", async () => {
  const json = blockAfter('backend="static" endpoint', "json");
  const backend = openStaticFile(`data:application/json,${encodeURIComponent(json)}`, {});
  const { thread, comments } = await backend.thread({ site: "default", key: "/karez" });
  expect(thread).toMatchObject({ open: false, closed: "2026-11-20T00:00:00.000Z", count: 2 });
  expect(comments.items.map(({ text }) => text)).toEqual(["My grandfather dug here."]);
  expect(comments.items[0]!.replies!.items.map(({ text }) => text)).toEqual(["How deep?"]);
});

test("the guidelines it shows can be read, in both languages", async () => {
  const element: { guidelines?: never } = {};
  runInNewContext(blockAfter("in one language or in several", "js"), {
    document: { querySelector: () => element },
  });
  const backend = completed({ thread: () => ({ comments: [] }) }, element);
  const titles = ["en", "ckb"].map(async (lang) => (await backend.guidelines!(lang)).title);
  expect(await Promise.all(titles)).toEqual(["Before you write", "پێش نووسین"]);
});

test("every method is described, and no other", () => {
  const methods = keysOf(
    source("backends/plain-backend.ts").split("interface PlainBackend")[1]!,
    /^ {2}(\w+)\??\(/gm,
  );
  expect(methods.length).toBeGreaterThan(8);
  expect(listedBelow("## The object", /^\| `(\w+)\(/gm)).toEqual(methods);
});

test("the codes it lists are codes", () => {
  const codes = listedBelow("### Errors", /^\| `([a-z-]+)`/gm);
  expect(codes.length).toBeGreaterThan(8);
  expect(codes.filter((code) => !(code in problemStatus))).toEqual([]);
});

test("every event is described, and no other", () => {
  const events = keysOf(
    source("widget/events.ts").split("interface AfterwordEventMap")[1]!,
    /"(afterword-\w+)":/g,
  );
  expect(events).toHaveLength(7);
  expect(listedBelow("## What the element tells the page", /^\| `(afterword-\w+)`/gm)).toEqual(events);
});
