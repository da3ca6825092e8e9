/** Where a process spent its time, from the profile that Node writes when it ends. */
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

/** @returns The functions that took most by themselves, with their share of what was not idle. */
export function topFunctions(folder: string, count = 12): string[] {
  const [file] = readdirSync(folder).filter((name) => name.endsWith(".cpuprofile"));
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file!), "utf8")) as CpuProfile;
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, number>();
  let busy = 0;
  samples.forEach((id, place) => {
    const { functionName, url, lineNumber } = frames.get(id)!;
    if (functionName === "(idle)" || functionName === "(program)" || functionName === "(root)") return;
    const where = url === "" ? "" : ` ${basename(url)}:${lineNumber + 1}`;
    const name = `${functionName || "(anonymous)"}${where}`;
    const time = timeDeltas[place] ?? 0;
    times.set(name, (times.get(name) ?? 0) + time);
    busy += time;
  });
  return [...times]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([name, time]) => `${((100 * time) / busy).toFixed(1).padStart(5)} %  ${name}`);
}
