/** What a reader confirmed to have read, and what of it is no longer as it was. */
import type { Guideline, Guidelines } from "../contract/records.ts";
import { versionOf } from "../contract/version-of.ts";
import type { Acknowledgement } from "./state.ts";

export function acknowledgementOf({ version, lang, rules }: Guidelines): Acknowledgement {
  const read = Object.fromEntries(rules.map((rule) => [rule.id, versionOfRule(rule)]));
  return { version, at: new Date().toISOString(), lang, rules: read };
}

export interface Changes {
  /** Of the rules that are not as they were read, by id. */
  rules: ReadonlyMap<string, "new" | "changed">;
  /** How many rules there were that are there no more. */
  gone: number;
}

/** `null` where it cannot be said: they were read in another language, or their rules were not noted. */
export function changesSince(read: Acknowledgement, { lang, rules }: Guidelines): Changes | null {
  const before = read.rules;
  if (!before || read.lang !== lang) return null;
  const changed: Changes["rules"] = new Map(
    rules
      .filter((rule) => before[rule.id] !== versionOfRule(rule))
      .map(({ id }) => [id, Object.hasOwn(before, id) ? "changed" : "new"]),
  );
  const left = new Set(rules.map(({ id }) => id));
  return { rules: changed, gone: Object.keys(before).filter((id) => !left.has(id)).length };
}

const versionOfRule = ({ label, explanation }: Guideline): number => versionOf(`${label}\n${explanation}`);
