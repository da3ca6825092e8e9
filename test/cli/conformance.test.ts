/** `afterword conformance` as somebody runs it who has written a backend: on an address, with a command that decides. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Finding, Order } from "../../src/conformance/conformance.ts";
import { allRules } from "../../src/contract/schema/rules.ts";
import { openConforming, type Conforming } from "../helpers/conforming.ts";
import { freePort } from "../helpers/free-port.ts";
import { pageOrigin } from "../helpers/reader-client.ts";

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

async function conformance(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ["src/cli/main.ts", "conformance", ...args]);
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...said };
}

async function listen(answer: RequestListener): Promise<{ server: Server; address: string }> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const folder = mkdtempSync(join(tmpdir(), "afterword-conformance-"));
const orders: string[][] = [];
const servers: Server[] = [];
let conforming: Conforming;
let api: string;
let command: string;
/** Spoils the answers, while there is something to spoil. */
let spoil: (answer: Response) => Response;

beforeAll(async () => {
  conforming = await openConforming("sqlite");
  const { reader, backend } = conforming;
  const answer = getRequestListener(async (request, env) => spoil(await reader.app.fetch(request, env)));
  const app = await listen((request, response) => void answer(request, response));
  const desk = await listen((request, response) => {
    void (async () => {
      const words = (await json(request)) as string[];
      orders.push(words);
      const [action, subject, guideline] = words;
      const order =
        action === "close"
          ? { action, key: subject }
          : { action, comment: subject, ...(guideline && { guideline }) };
      await backend.decide(order as Order);
      response.end();
    })();
  });
  servers.push(app.server, desk.server);
  api = app.address;
  const script = join(folder, "decide.mjs");
  writeFileSync(
    script,
    `await fetch("${desk.address}", { method: "POST", body: JSON.stringify(process.argv.slice(2)) });`,
  );
  command = `"${process.execPath}" "${script}"`;
});

afterAll(async () => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  await conforming.reader.leave();
  rmSync(folder, { recursive: true });
});

/** Milliseconds; each decision is a process of its own. */
const forManyProcesses = 240_000;

const asItIs = (answer: Response): Response => answer;

test(
  "a backend that keeps every rule: the table, and 0",
  async () => {
    spoil = asItIs;
    const { code, out, err } = await conformance(
      api,
      "--origin",
      pageOrigin,
      "--level",
      "required",
      "--decide",
      command,
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const required = allRules.filter(({ level }) => level === "required").length;
    expect(out).toContain(
      `${required} rules: ${required} passed, 0 failed, 0 not checked.\nThe backend keeps the contract.\n`,
    );
    expect(out).toMatch(/^postComment\.same-key {15}passed {7}postComment, rule 2$/m);
    const done = orders.map(([action, ...rest]) => `${action} ${rest.length}`);
    expect(new Set(done)).toEqual(new Set(["approve 1", "reject 2", "close 1"]));
  },
  forManyProcesses,
);

test("without a command that decides, all levels: what was not checked, and still 0", async () => {
  spoil = asItIs;
  const { code, out } = await conformance(`${api}/`, "--origin", pageOrigin);
  expect(code).toBe(0);
  expect(out).toContain(
    "Not checked:\n\ngeneral.etag-moves\n    open   It needs decisions, and nobody makes them.",
  );
  expect(out).toContain("Nothing failed, but conformance is not shown: not everything was checked.");
});

test("a backend that breaks a rule: why, where it stands, and 1", async () => {
  spoil = (answer) => {
    const spoilt = new Response(answer.body, answer);
    spoilt.headers.set("Set-Cookie", "session=1");
    return spoilt;
  };
  const { code, out } = await conformance(api, "--origin", pageOrigin, "--level", "required");
  expect(code).toBe(1);
  expect(out).toContain("    wrong  It sets a cookie.\n    rule   No answer sets a cookie");
  expect(out).toContain("(general rule 18)");
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  const asJson = await conformance(api, "--origin", pageOrigin, "--level", "required", "--json");
  const findings = JSON.parse(asJson.out) as Finding[];
  expect(asJson.code).toBe(1);
  expect(findings.filter(({ result }) => result === "failed").map(({ rule }) => rule)).toEqual([
    "general.no-cookies",
  ]);
});

test("a command that fails leaves its rules unchecked, and says so", async () => {
  spoil = asItIs;
  const { code, out } = await conformance(
    api,
    "--origin",
    pageOrigin,
    "--level",
    "required",
    "--decide",
    "exit 3;",
  );
  expect(code).toBe(0);
  expect(out.replaceAll(/\s+/g, " ")).toMatch(/"approve [0-9a-f-]{36}" failed: exit 3; ended with 3/);
});

test("what cannot be checked at all: one line that says what to do, and 2", async () => {
  spoil = asItIs;
  const nobody = `http://127.0.0.1:${await freePort()}`;
  expect(await conformance(nobody)).toEqual({
    code: 2,
    out: "",
    err: `${nobody} gives no answer: ECONNREFUSED.\n`,
  });
  expect(await conformance(api, "--site", "news")).toEqual({
    code: 2,
    out: "",
    err: `${api} has no site "news". Name one that it has, by --site.\n`,
  });
  expect((await conformance(api)).err).toContain("by --origin.\n");
  expect((await conformance("comments")).code).toBe(2);
});

test("an id that a shell would run is not handed to it", async () => {
  spoil = (answer) =>
    answer.status === 202
      ? Response.json({ id: `x; echo ran > ${join(folder, "ran")}`, state: "pending" }, { status: 202 })
      : answer;
  const { out } = await conformance(api, "--origin", pageOrigin, "--level", "required", "--decide", "true");
  expect(out.replaceAll(/\s+/g, " ")).toContain("failed: an id is no plain word");
});
