/** What `npm start` prints and does, beside the installing that `run.mjs` does first. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { said } from "../../demo/said.ts";
import { freePort } from "../helpers/free-port.ts";

const folder = mkdtempSync(join(tmpdir(), "afterword-start-"));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
  rmSync(folder, { recursive: true, force: true });
});

interface Demo {
  child: ChildProcess;
  /** All that it printed until it was ready. */
  printed: string;
}

async function start(ports: { api: number; desk: number; newspaper: number }): Promise<Demo> {
  const child = spawn(process.execPath, ["demo/start.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      AFTERWORD_DATABASE: `sqlite:${join(folder, "afterword.db")}`,
      AFTERWORD_SECRET_FILE: join(folder, "secret"),
      AFTERWORD_API_PORT: String(ports.api),
      AFTERWORD_DESK_PORT: String(ports.desk),
      DEMO_PORT: String(ports.newspaper),
    },
  });
  running.add(child);
  let printed = "";
  for await (const chunk of child.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    printed += chunk as string;
    if (printed.includes("Ctrl-C")) return { child, printed };
  }
  throw new Error(`The demo ended early:\n${printed}`);
}

const addressesIn = (printed: string): string[] => printed.match(/http:\/\/[^\s]*[^\s.]/g) ?? [];

test("prints three addresses that answer, stops cleanly, and starts again with what it had", async () => {
  const ports = { api: await freePort(), desk: await freePort(), newspaper: await freePort() };
  const first = await start(ports);
  const [newspaper, desk, invitation, api] = addressesIn(first.printed);
  expect([newspaper, desk, api]).toEqual([
    `http://127.0.0.1:${ports.newspaper}/`,
    `http://127.0.0.1:${ports.desk}`,
    `http://127.0.0.1:${ports.api}`,
  ]);
  expect(invitation).toMatch(new RegExp(`^${desk}/invitation#[\\w-]{43}$`));

  const token = invitation!.split("#")[1]!;
  const statuses = await Promise.all(
    [newspaper!, desk!, `${api}/afterword.js`, `${newspaper}try-it.js`].map(
      async (address) => (await fetch(address)).status,
    ),
  );
  expect(statuses).toEqual([200, 200, 200, 200]);

  const account = { token, name: "First", email: "first@demo.test", password: "a long enough password" };
  const post = (path: string, body: object) =>
    fetch(desk + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Afterword-Client": "1", Origin: desk! },
      body: JSON.stringify(body),
    });
  expect((await post("/api/invitation/check", { token })).status).toBe(204);
  const made = await post("/api/invitation", account);
  expect(made.status).toBe(200);

  const exit = once(first.child, "exit");
  // A comment that is still on its way keeps the API from ending, until the second signal has come. The server's
  // "100 Continue" says that it has begun with it.
  const slow = connect(ports.api, "127.0.0.1");
  slow.on("error", () => {});
  const headers = [
    "POST /v1/comments HTTP/1.1",
    `Host: 127.0.0.1:${ports.api}`,
    `Origin: http://127.0.0.1:${ports.newspaper}`,
    "Content-Type: application/json",
    "Afterword-Client: 1",
    "Content-Length: 100",
    "Expect: 100-continue",
  ];
  slow.write(`${headers.join("\r\n")}\r\n\r\n`);
  const [begun] = (await once(slow, "data")) as [Buffer];
  expect(begun.toString()).toMatch(/^HTTP\/1\.1 100 /);
  first.child.kill("SIGINT");
  while (await fetch(newspaper!).catch(() => null)) await sleep(10);
  // A terminal and npm both pass Ctrl-C on.
  first.child.kill("SIGINT");
  slow.destroy();
  expect(await exit).toEqual([0, null]);

  const second = await start(ports);
  expect(second.printed).not.toContain("invitation");
  const thread = await fetch(`${api}/v1/thread?site=default&key=karez&lang=ckb`);
  const { thread: karez } = (await thread.json()) as { thread: { count: number } };
  expect(karez.count).toBe(
    said.filter((one) => one.article === "karez" && one.decision === "approve").length,
  );
});

test("names a port that is taken, and takes another", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port: taken } = other.address() as { port: number };
  try {
    const { printed } = await start({ api: await freePort(), desk: taken, newspaper: await freePort() });
    const [, port] =
      new RegExp(`Port ${taken} is taken by another program: the desk is on port (\\d+) instead`).exec(
        printed,
      ) ?? [];
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  } finally {
    other.close();
  }
});
