/**
 * Firefox by its own protocol, Marionette: WebDriver tells of one element its role and its name, and nobody of a whole
 * tree of accessibility. Scripts that run with the browser's own rights see what screen readers are given.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type Socket, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";

export interface Firefox {
  visit(url: string): Promise<void>;
  /** Runs in the page, or with the rights of the browser; may be a promise's function body that returns plain data. */
  run(where: "content" | "chrome", body: string, ...args: unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

async function reach(port: number): Promise<Socket> {
  for (let tries = 0; tries < 200; tries++) {
    const socket = connect(port, "127.0.0.1");
    const reached = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    if (reached) return socket;
    await sleep(200);
  }
  throw new Error("Firefox does not listen");
}

/** Messages are JSON, each after its length in bytes and a colon. */
async function* messages(socket: Socket): AsyncGenerator<unknown[]> {
  let bytes: Buffer = Buffer.alloc(0);
  for await (const chunk of socket) {
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    for (let colon = bytes.indexOf(":"); colon > 0; colon = bytes.indexOf(":")) {
      const end = colon + 1 + Number(bytes.toString("ascii", 0, colon));
      if (bytes.length < end) break;
      const message: unknown = JSON.parse(bytes.toString("utf8", colon + 1, end));
      bytes = bytes.subarray(end);
      // The first, which greets, is no answer.
      if (Array.isArray(message)) yield message;
    }
  }
}

export async function startFirefox(executable: string): Promise<Firefox> {
  const port = await freePort();
  const profile = await mkdtemp(join(tmpdir(), "afterword-firefox-"));
  await writeFile(
    join(profile, "user.js"),
    `user_pref("marionette.port", ${port});\nuser_pref("ui.prefersReducedMotion", 1);\n`,
  );
  const flags = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote"];
  const child = spawn(executable, [...flags, "--profile", profile], {
    stdio: "ignore",
    env: { ...process.env, TZ: "UTC" },
  });
  const socket = await reach(port);
  const answers = messages(socket);
  let calls = 0;
  const call = async (command: string, parameters: object): Promise<unknown> => {
    const message = JSON.stringify([0, ++calls, command, parameters]);
    socket.write(`${Buffer.byteLength(message)}:${message}`);
    const { value } = await answers.next();
    const [, , error, result] = value as [number, number, { message: string } | null, { value: unknown }];
    if (error) throw new Error(`${command}: ${error.message}`);
    return result.value;
  };
  await call("WebDriver:NewSession", { capabilities: { alwaysMatch: {} } });
  return {
    async visit(url) {
      await call("Marionette:SetContext", { value: "content" });
      await call("WebDriver:Navigate", { url });
    },
    async run(where, body, ...args) {
      await call("Marionette:SetContext", { value: where });
      const script = `const done = arguments[arguments.length - 1];
        (async (...args) => { ${body} })(...arguments).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value, error } = (await call("WebDriver:ExecuteAsyncScript", { script, args })) as {
        value?: unknown;
        error?: string;
      };
      if (error) throw new Error(error);
      return value;
    },
    async close() {
      socket.destroy();
      child.kill();
      await once(child, "exit");
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
