import type { Level } from "../contract/schema/rule.ts";
import { placeOf, type NumberedRule, type RuleId } from "../contract/schema/rules.ts";
import { Failure, NotChecked, Waits } from "./failure.ts";

/** What became of one rule. */
export interface Finding {
  rule: RuleId;
  level: Level;
  /** Where it stands in the OpenAPI document: "postComment, rule 2". */
  place: string;
  says: string;
  result: "passed" | "failed" | "not checked";
  /** Why it failed, or was not checked. */
  why?: string;
  /** With what failed: the call, and what came, shortened. */
  asked?: string;
  came?: string;
}

/** How a check ended: with nothing where it passed. */
export type End = Failure | NotChecked | null;

/** @param failed The rules that failed by themselves. What only waits for another rule has failed where that holds. */
export function toFinding(rule: NumberedRule, end: End, failed: ReadonlySet<RuleId>): Finding {
  const { id, level, says } = rule;
  const about = { rule: id, level, place: placeOf(rule), says };
  if (end === null) return { ...about, result: "passed" };
  if (end instanceof NotChecked) return { ...about, result: "not checked", why: end.message };
  if (end instanceof Waits && end.rule !== id && failed.has(end.rule)) {
    return { ...about, result: "not checked", why: `It needs ${end.rule}, which failed.` };
  }
  const { message: why, asked, came } = end;
  return { ...about, result: "failed", why, asked, came };
}

export const failsByItself = ({ id }: NumberedRule, end: End): boolean =>
  end instanceof Failure && !(end instanceof Waits && end.rule !== id);
