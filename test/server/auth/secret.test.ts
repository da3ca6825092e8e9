import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readOrMakeSecret } from "../../../src/server/auth/secret.ts";

test("a secret is made once, kept, and readable to its owner only", () => {
  const folder = mkdtempSync(join(tmpdir(), "afterword-secret-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "new", "secret");
  const made = readOrMakeSecret(file);
  expect(made).toMatch(/^[\w-]{43}$/);
  expect(readOrMakeSecret(file)).toBe(made);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, "new"))).toEqual(["secret"]);
});

test.each(["", "\n", "a short one"])("a file that holds %j is no secret", (content) => {
  const folder = mkdtempSync(join(tmpdir(), "afterword-secret-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "secret");
  writeFileSync(file, content);
  expect(() => readOrMakeSecret(file)).toThrow(`${file} holds no secret of at least 32 characters`);
});
