import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { widgetFiles } from "../../../src/server/routes/widget-files.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

const parent = mkdtempSync(join(tmpdir(), "afterword-widget-"));
const folder = join(parent, "widget");
let reader: ReaderApp;

beforeAll(async () => {
  mkdirSync(join(folder, "assets"), { recursive: true });
  for (const [name, text] of [
    ["afterword.js", "loader"],
    ["assets/chunk-1a2b.js", "chunk"],
  ] as const) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
  }
  writeFileSync(join(folder, "private.txt"), "private");
  writeFileSync(join(parent, "outside.js"), "outside");
  reader = await openReaderApp("sqlite", { widget: folder });
});
afterAll(async () => {
  await reader.leave();
  rmSync(parent, { recursive: true });
});

test.each([
  ["/afterword.js", "loader", "public, max-age=300, stale-while-revalidate=86400"],
  ["/assets/chunk-1a2b.js", "chunk", "public, max-age=31536000, immutable"],
])("%s is for every page, and kept as long as its name allows", async (path, text, cache) => {
  const answer = await reader.request(path, { headers: { "Accept-Encoding": "gzip, br" } });
  expect(answer.status).toBe(200);
  expect(brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe(text);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "access-control-allow-origin": "*",
    "cache-control": cache,
    "content-encoding": "br",
    "content-type": "text/javascript; charset=utf-8",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
  expect(answer.headers.get("Vary")).toContain("Accept-Encoding");
  const plain = await reader.request(path);
  expect(plain.headers.has("Content-Encoding")).toBe(false);
  expect(await plain.text()).toBe(text);
});

test.each([
  "/private.txt",
  "/assets/none.js",
  "/assets/../private.txt",
  "/assets/%2e%2e/private.txt",
  "/assets/..%2fprivate.txt",
  "/assets/..%5cprivate.txt",
  "/assets/%2e%2e/%2e%2e/outside.js",
  "/assets//etc/passwd",
  "/assets/",
  "/outside.js",
])("%s is nothing", async (path) => {
  const answer = await widgetFiles(folder).request(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toMatch(/private|outside/);
  expect((await reader.request(path)).status).toBe(404);
});
