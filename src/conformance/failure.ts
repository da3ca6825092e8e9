/** How a check ends that does not simply pass, and the words for it. */
import { problemStatus, type Problem, type ProblemCode } from "../contract/codes.ts";
import type { RuleId } from "../contract/schema/rules.ts";
import type { Answer } from "./client.ts";

/** The backend does not do what the rule says. */
export class Failure extends Error {
  readonly asked: string;
  readonly came: string;

  constructor({ asked, came }: Pick<Answer, "asked" | "came">, why: string) {
    super(why);
    this.name = "Failure";
    this.asked = asked;
    this.came = came;
  }
}

/** What a check needs failed before it came to its own rule. Told there, it is not told again here. */
export class Waits extends Failure {
  readonly rule: RuleId;

  constructor(rule: RuleId, answer: Answer, why: string) {
    super(answer, why);
    this.name = "Waits";
    this.rule = rule;
  }
}

/** It could not be tried, for a reason that says nothing about the backend. */
export class NotChecked extends Error {
  override name = "NotChecked";
}

/** Nothing can be said about this backend at all: the message says what to do. */
export class CannotRun extends Error {
  override name = "CannotRun";
}

export function demand(condition: unknown, answer: Answer, why: string): asserts condition {
  if (!condition) throw new Failure(answer, why);
}

/** Which status is right for it is a rule of its own. */
export const demandTaken = (answer: Answer, why: string): void =>
  demand(answer.status >= 200 && answer.status < 300, answer, why);

/** @param what In words, at the beginning of a sentence. */
export function demandSame(answer: Answer, what: string, actual: unknown, expected: unknown): void {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value) ?? "nothing");
  demand(is === should, answer, `${what} is ${shorten(is!)}, and should be ${shorten(should!)}.`);
}

/** Whether it is this problem, at this field. How problems are written is a rule of its own. */
export function demandProblem(answer: Answer, code: ProblemCode, field?: string): Partial<Problem> {
  const status = problemStatus[code];
  const problem = (answer.json ?? {}) as Partial<Problem>;
  demand(
    answer.status === status && problem.code === code,
    answer,
    `The answer should be ${status} with the code "${code}".`,
  );
  if (field !== undefined) demandSame(answer, "The problem's field", problem.field, field);
  return problem;
}

export const shorten = (text: string, length = 160): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

/** A terminal takes orders, and turns lines around; what a backend sent is only to be read. */
export const visible = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => (/\s/.test(character) ? " " : "\ufffd"));
