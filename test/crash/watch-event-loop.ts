/** Loaded before a server: writes the longest stall of its event loop, in milliseconds, when it ends. */
import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
// Loading the program is no stall that a reader meets.
setTimeout(() => delay.reset(), 1_000).unref();

process.on("exit", () => {
  writeFileSync(process.env["EVENT_LOOP_REPORT"]!, JSON.stringify({ longest: delay.max / 1e6 }));
});
