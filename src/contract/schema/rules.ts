/**
 * What the schemas cannot say: how a backend behaves. Each rule is one sentence for somebody who writes a backend and
 * has nothing but the OpenAPI document, where it stands with its number; the conformance kit has one check for each.
 *
 * What is promised here is what the element, and the authors it speaks for, rely on. How our own server goes beyond it
 * (limits, proofs of work, sign-in) is told by schemas and problem codes.
 */
import type { operations } from "./operations.ts";
import type { Rule } from "./rule.ts";
import { general } from "./rules-general.ts";
import { reads } from "./rules-reads.ts";
import { writes } from "./rules-writes.ts";

/** By operation, in the order of their numbers; `general` ones hold for every call. */
export const rules = { general, ...reads, ...writes } satisfies Record<
  "general" | keyof typeof operations,
  Record<string, Rule>
>;

export type RuleGroup = keyof typeof rules;
/** As in `postComment.same-key`. */
export type RuleId = { [Group in RuleGroup]: `${Group}.${keyof (typeof rules)[Group] & string}` }[RuleGroup];

export interface NumberedRule extends Rule {
  id: RuleId;
  group: RuleGroup;
  /** Its place in the list of its group, from 1. */
  number: number;
}

/** All of them, group by group. */
export const allRules: NumberedRule[] = Object.entries(rules).flatMap(([group, own]) =>
  Object.entries<Rule>(own).map(([name, rule], place) => ({
    ...rule,
    id: `${group}.${name}` as RuleId,
    group: group as RuleGroup,
    number: place + 1,
  })),
);

/** Where a rule stands in the OpenAPI document: "postComment, rule 2". */
export const placeOf = ({ group, number }: NumberedRule): string =>
  group === "general" ? `general rule ${number}` : `${group}, rule ${number}`;

/** A group's rules as they stand in the document (CommonMark). */
export const rulesText = (group: RuleGroup): string =>
  allRules
    .filter((rule) => rule.group === group)
    .map(({ number, level, says }) => `${number}. ${level === "full" ? "*(full)* " : ""}${says}`)
    .join("\n");
