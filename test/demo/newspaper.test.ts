import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createNewspaper, writtenApi } from "../../demo/newspaper.ts";

const api = "http://127.0.0.1:65000";
const newspaper = createNewspaper(api);
const pages = readdirSync("demo/pages").filter((name) => name.endsWith(".html"));
const pathOf = (name: string) => (name === "index.html" ? "/" : `/${name.replace(".html", "")}`);

/** Their scripts are the newspaper's own; the theming page reads other pages of it. */
const withoutServer: Record<string, [scripts: string, connect: string]> = {
  "/try-it": ["'self'", "'none'"],
  "/themes": ["'self'", "'none'"],
  "/theming": ["'self'", "'self'"],
};

describe.each(pages)("%s", (name) => {
  const path = pathOf(name);
  const written = readFileSync(`demo/pages/${name}`, "utf8");

  test("is served with a policy that allows Afterword and nothing else", async () => {
    const answer = await newspaper.request(path);
    expect(answer.status).toBe(200);
    const policy = answer.headers.get("Content-Security-Policy")?.split("; ");
    const [scripts, connect] = withoutServer[path] ?? [api, api];
    expect(policy?.toSorted()).toEqual([
      "base-uri 'none'",
      `connect-src ${connect}`,
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self'",
      "require-trusted-types-for 'script'",
      `script-src ${scripts}`,
      "style-src 'self'",
      "trusted-types lit-html 'allow-duplicates'",
    ]);
  });

  test("asks the API where it is, and nobody else", async () => {
    const text = await (await newspaper.request(path)).text();
    expect(text).not.toContain(writtenApi);
    const addresses = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address!);
    expect(addresses.length).toBeGreaterThan(2);
    expect(addresses.filter((address) => !address.startsWith("/") && !address.startsWith(`${api}/`))).toEqual(
      [],
    );
  });

  test("needs no more than the strict policy allows", () => {
    expect(written).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });

  test("links only to pages and files that are there", async () => {
    const local = [...written.matchAll(/(?:src|href)="(\/[^"#]*)/g)].map(([, address]) => address!);
    for (const address of local.filter((one) => !one.endsWith(".js"))) {
      expect((await newspaper.request(address)).status, address).toBe(200);
    }
  });

  test("says its language and direction", () => {
    const [, lang] = /<html lang="(\w+)"/.exec(written) ?? [];
    expect(["en", "ckb", "ar"]).toContain(lang);
    expect(written.includes('dir="rtl"') && lang === "en").toBe(name === "index.html");
    if (lang !== "en") expect(written).toContain(`<html lang="${lang}" dir="rtl">`);
    if (lang === "ckb") expect(written.replace(/lang="ar">[^<]*/g, "")).not.toMatch(/[كيىهة]/);
  });
});

test.each(["/..%2f..%2fpackage.json", "/index.html", "/karez.html", "/karez/", "/pages/karez"])(
  "nothing is at %s",
  async (path) => {
    expect((await newspaper.request(path)).status).toBe(404);
  },
);
