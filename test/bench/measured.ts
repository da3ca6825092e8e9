/** A process whose processor time is measured from within: what other work on the machine does counts little. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface Measured {
  url: URL;
  /** Microseconds of processor time, user and system, since the process began. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

export interface MeasuredOptions {
  /** A file of `children`, without its ending. */
  program: string;
  env?: Record<string, string>;
  /** Folder in which the process leaves a CPU profile when it ends. */
  profileIn?: string;
}

export async function startMeasured({ program, env = {}, profileIn }: MeasuredOptions): Promise<Measured> {
  const child = fork(join(import.meta.dirname, "children", `${program}.ts`), {
    env: { ...process.env, ...env },
    execArgv: profileIn ? ["--cpu-prof", `--cpu-prof-dir=${profileIn}`] : [],
  });
  const { url } = await answerOf<{ url: string }>(child);
  return {
    url: new URL(url),
    async cpu() {
      child.send("cpu");
      return (await answerOf<{ cpu: number }>(child)).cpu;
    },
    async stop() {
      const gone = once(child, "exit");
      child.send("stop");
      await gone;
    },
  };
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const fail = (code: number | null) => reject(new Error(`A measured process ended with ${code}`));
  child.once("message", resolve);
  child.once("exit", fail);
  try {
    return await promise;
  } finally {
    child.off("exit", fail);
  }
}

/** The other side: tells where it listens, and what it has used whenever it is asked. */
export function beMeasured(url: string, close: () => unknown): void {
  process.on("message", (order) => {
    if (order === "cpu") {
      const { user, system } = process.cpuUsage();
      process.send!({ cpu: user + system });
    } else {
      void Promise.resolve(close()).then(() => process.exit());
    }
  });
  // Whoever asked is gone.
  process.on("disconnect", () => process.exit());
  process.send!({ url });
}
