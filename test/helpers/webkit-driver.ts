/** `WebKitWebDriver` on a display of its own: WebKitGTK has no headless mode. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";

export interface WebKitDriver {
  host: "127.0.0.1";
  port: number;
  stop(): Promise<void>;
}

/** Starts an X server and the driver, both ended again by `stop` and with this process. */
export async function startWebKitDriver(): Promise<WebKitDriver> {
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const display = await firstLine(screen, screen.stdio[3] as Readable);
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", ["--host=127.0.0.1", `--port=${port}`], {
    stdio: "ignore",
    // Software rendering: a virtual screen has no GPU, and looking for one takes seconds.
    env: {
      ...process.env,
      DISPLAY: `:${display}`,
      LIBGL_ALWAYS_SOFTWARE: "1",
      WEBKIT_DISABLE_DMABUF_RENDERER: "1",
    },
  });
  const kill = () => {
    driver.kill();
    screen.kill();
  };
  process.on("exit", kill);
  await answering(`http://127.0.0.1:${port}/status`, driver);
  return {
    host: "127.0.0.1",
    port,
    async stop() {
      process.off("exit", kill);
      kill();
      await Promise.all([exited(driver), exited(screen)]);
    },
  };
}

async function firstLine(child: ChildProcess, from: Readable): Promise<string> {
  // `once` rejects when its emitter emits an error, as a child that cannot be started does.
  const failed = once(child, "exit").then(() => [undefined]);
  const [line] = await Promise.race([once(createInterface({ input: from }), "line"), failed]);
  if (typeof line !== "string") throw new Error(`${child.spawnfile} ended before it said anything`);
  return line;
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error(`WebKitWebDriver does not answer at ${url}`);
}

const exited = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
};
