import { spawn } from "node:child_process";
import { CannotRun, checkConformance, tellFindings, tellResult } from "../conformance/conformance.ts";
import type { Decide, Finding, Level, Order } from "../conformance/conformance.ts";

export interface ConformanceSettings {
  site: string;
  origin?: string;
  level: Level;
  decide?: string;
  json?: true;
}

/** Says whether a backend keeps the contract. @returns The exit code: 1 where something failed, 2 where it cannot be said. */
export async function conformance(endpoint: string, settings: ConformanceSettings): Promise<number> {
  const { site, origin, level, decide, json } = settings;
  try {
    const findings = await checkConformance({
      endpoint,
      site,
      level,
      ...(origin !== undefined && { origin }),
      ...(decide !== undefined && { decide: decideBy(decide) }),
      // The report itself goes where it can be kept.
      onFinding: (finding) => process.stderr.isTTY && console.error(tellResult(finding)),
    });
    console.log(json ? JSON.stringify(findings, null, 2) : tellFindings(findings));
    return hasFailed(findings) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    console.error(error.message);
    return 2;
  }
}

const hasFailed = (findings: readonly Finding[]): boolean =>
  findings.some(({ result }) => result === "failed");

const wordsOf = (order: Order): string[] => {
  if (order.action === "close") return ["close", order.key];
  return order.action === "reject" ? ["reject", order.comment, order.guideline] : ["approve", order.comment];
};

/** Milliseconds. */
const longestDecision = 60_000;

/** Runs the command, in a shell, with what to decide behind it. */
function decideBy(command: string): Decide {
  return async function decide(order) {
    const words = wordsOf(order);
    // Ids are what the backend says they are, and a shell reads them.
    if (!words.every((word) => /^[\w-]+$/.test(word))) throw new Error("an id is no plain word");
    const child = spawn(`${command} ${words.join(" ")}`, {
      shell: true,
      stdio: ["ignore", "ignore", "pipe"],
      timeout: longestDecision,
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-300)));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    if (code !== 0) throw new Error(`${command} ended with ${code}${said.trim() && `: ${said.trim()}`}`);
  };
}
