import type { RuleGroup, rules } from "../contract/schema/rules.ts";
import type { Answer } from "./client.ts";
import type { Stage } from "./stage.ts";

/** Tries one rule on a thread of its own. @throws Failure, Waits, NotChecked. */
export type Run = (at: Stage) => Promise<void>;

/** What holds for every answer is looked at in every answer, whatever it was asked for. */
export interface Watch {
  /** Why an answer is wrong; `null` where it is not. */
  watch: (answer: Answer) => string | null;
  run?: Run;
}

export type Check = Run | Watch;

/** A check for each rule of the group. */
export type ChecksOf<Group extends RuleGroup> = Record<keyof (typeof rules)[Group], Check>;
