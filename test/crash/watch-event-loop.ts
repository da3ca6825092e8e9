/** Loaded before a server: writes the longest stall of its event loop, in milliseconds, when it ends. */
import { readFileSync, writeFileSync } from "node:fs";

const interval = 5;

/**
 * How long this thread has been ready to run without getting a processor, in milliseconds (Linux, schedstat): time
 * that the machine took, not the program. Where the system does not tell, none.
 */
function waitedForProcessor(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[1]) / 1e6;
  } catch {
    return 0;
  }
}

let longest = 0;
let last = { at: performance.now(), waited: waitedForProcessor() };

const timer = setInterval(() => {
  const now = { at: performance.now(), waited: waitedForProcessor() };
  longest = Math.max(longest, now.at - last.at - interval - (now.waited - last.waited));
  last = now;
}, interval);
timer.unref();

// Loading the program is no stall that a reader meets.
setTimeout(() => (longest = 0), 1_000).unref();

process.on("exit", () => writeFileSync(process.env["EVENT_LOOP_REPORT"]!, JSON.stringify({ longest })));
