/** Findings as text, for a terminal of 80 columns and for the messages of tests. */
import { visible } from "./failure.ts";
import type { Finding } from "./finding.ts";

const width = 80;

/** Whether nothing failed, and everything was checked. */
export const isShown = (findings: readonly Finding[]): boolean =>
  findings.every(({ result }) => result === "passed");

/** One line. */
export const tellResult = ({ rule, result }: Finding): string => `${result.padEnd(11)}  ${rule}`;

function wrap(label: string, text: string): string {
  const indent = "    ";
  const lines: string[] = [];
  let line = `${indent}${label.padEnd(7)}`;
  const hanging = " ".repeat(line.length);
  const room = width - hanging.length;
  // What has no space in it, as JSON has none, is broken where it must be.
  const words = visible(text)
    .split(/\s+/)
    .flatMap((word) => word.match(new RegExp(`.{1,${room}}`, "gsu")) ?? []);
  for (const word of words) {
    if (line.length + word.length + 1 > width && line.trim() !== label) {
      lines.push(line.trimEnd());
      line = hanging;
    }
    line += line.endsWith(" ") ? word : ` ${word}`;
  }
  return [...lines, line.trimEnd()].join("\n");
}

function tellFailure(finding: Finding): string {
  const { rule, place, says, asked = "", came = "", why = "" } = finding;
  const parts = [
    wrap("asked", asked),
    wrap("came", came),
    wrap("wrong", why),
    wrap("rule", `${says} (${place})`),
  ];
  return [rule, ...parts].join("\n");
}

function summary(findings: readonly Finding[]): string {
  const count = (result: Finding["result"]): number => findings.filter((one) => one.result === result).length;
  const [passed, failed, open] = [count("passed"), count("failed"), count("not checked")];
  const numbers = `${findings.length} rules: ${passed} passed, ${failed} failed, ${open} not checked.`;
  if (failed > 0) return `${numbers}\nThe backend does not keep the contract.`;
  if (open > 0)
    return `${numbers}\nNothing failed, but conformance is not shown: not everything was checked.`;
  return `${numbers}\nThe backend keeps the contract.`;
}

/** The table, then each failure with its reason, then what was not checked and why, then the figures. */
export function tellFindings(findings: readonly Finding[]): string {
  const table = findings.map((one) => `${one.rule.padEnd(34)} ${one.result.padEnd(11)}  ${one.place}`);
  const failures = findings.filter(({ result }) => result === "failed").map(tellFailure);
  const open = findings
    .filter(({ result }) => result === "not checked")
    .map(({ rule, why = "" }) => `${rule}\n${wrap("open", why)}`);
  const parts = [
    table.map((line) => line.trimEnd()).join("\n"),
    failures.length > 0 && ["Failed:", ...failures].join("\n\n"),
    open.length > 0 && ["Not checked:", ...open].join("\n\n"),
    summary(findings),
  ];
  return parts.filter((part) => part !== false).join("\n\n");
}
