/** How long the server takes until it answers, packed as it is installed, and what it holds while nobody calls. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pack } from "../../demo/packages/pack.ts";
import { startServerProcess } from "../helpers/server-process.ts";
import { findPlace } from "./place.ts";
import { median, type Row } from "./rows.ts";

const packed = join(import.meta.dirname, "../../dist/packages/afterword-server/lib/cli/main.js");
const starts = 7;
/** Milliseconds of rest, in which the memory of the start is given back. */
const rest = 10_000;
/** Of a second, in which Linux counts processor time. */
const ticks = 100;

export async function measureStarting(): Promise<Row[]> {
  await pack();
  const place = await findPlace();
  const times: number[] = [];
  const work: number[] = [];
  let memory = 0;
  for (let start = 1; start <= starts; start++) {
    const began = performance.now();
    const server = await startServerProcess({
      database: place.env["AFTERWORD_DATABASE"]!,
      entry: [packed, "serve"],
    });
    const answer = await fetch(new URL("/readyz", server.api));
    if (answer.status !== 200) throw new Error(`Answered with ${answer.status}`);
    times.push((performance.now() - began) / 1000);
    const { pid } = server.child;
    // Fields 14 and 15 after the name, which may hold spaces: proc_pid_stat(5).
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    work.push((Number(fields[11]) + Number(fields[12])) / ticks);
    if (start === starts) {
      await sleep(rest);
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      memory = (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]) * 1024) / 1_000_000;
    }
    await server.stop();
  }
  place.leave();
  const figure = `${median(work).toFixed(2)} s; by the clock ${median(times).toFixed(2)} s`;
  console.log(`  ${figure}, ${memory.toFixed(0)} MB`);
  return [
    {
      group: "start",
      what: "processor time to the first answer",
      figure,
      value: median(work),
      bar: 1,
      unit: "s",
    },
    {
      group: "start",
      what: "memory at rest (RSS)",
      figure: `${memory.toFixed(0)} MB`,
      value: memory,
      bar: 150,
      unit: "MB",
    },
  ];
}
