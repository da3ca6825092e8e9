/** Whether a backend keeps the contract: for the command line, and for the own tests of who writes one. */
import type { Level } from "../contract/schema/rule.ts";
import { allRules, type NumberedRule, type RuleId } from "../contract/schema/rules.ts";
import type { Run } from "./check.ts";
import { checksFor } from "./checks.ts";
import { createClient, type Answer, type Client, type Fetch } from "./client.ts";
import { CannotRun, Failure, NotChecked, Waits } from "./failure.ts";
import { failsByItself, toFinding, type End, type Finding } from "./finding.ts";
import { firstComment, firstLook } from "./first-look.ts";
import { createStage, type Decide, type Setting } from "./stage.ts";

export { CannotRun } from "./failure.ts";
export { isShown, tellFindings, tellResult } from "./tell.ts";
export type { Fetch } from "./client.ts";
export type { Finding } from "./finding.ts";
export type { Decide, Order } from "./stage.ts";
export { levels, type Level } from "../contract/schema/rule.ts";

export interface ConformanceOptions {
  /** Origin and path before `/v1`. */
  endpoint: string;
  /** Id of the site; "default" where it is left out. Comments stay behind in it: take one that is there for that. */
  site?: string;
  /** An origin whose pages may write there; that of the endpoint where it is left out. */
  origin?: string;
  /** `required`: what the element needs. `full`, where it is left out: all that our own server does. */
  level?: Level;
  /** Approves, rejects and closes, as a person would. Without it, what needs a decision is not checked. */
  decide?: Decide;
  /** In the place of the global one, so that an app can be asked without a socket. */
  fetch?: Fetch;
  /** Milliseconds within which an answer must come; 15,000 where it is left out. */
  timeout?: number;
  /** Hears of each rule when its check ends; what it tells then may still be found to rest on another one. */
  onFinding?: (finding: Finding) => void;
}

/** Milliseconds in which a decision takes effect; a desk may let its moderators undo for half a minute. */
const effect = 60_000;

/** Checks that are under way together: a decision takes its time, and each works in a thread of its own. */
const atOnce = 6;

/**
 * Tries every rule of the level.
 *
 * @returns What became of each, in the order of the OpenAPI document.
 * @throws CannotRun where nothing can be said: nobody answers, it is no such backend, the site is unknown or closed.
 */
export async function checkConformance(options: ConformanceOptions): Promise<Finding[]> {
  const endpoint = options.endpoint.replace(/\/+$/, "");
  if (!/^https?:$/.test(URL.parse(endpoint)?.protocol ?? "")) {
    throw new CannotRun(`"${options.endpoint}" is no address; one looks like https://comments.example.`);
  }
  const { origin = new URL(endpoint).origin, level = "full", site = "default" } = options;
  const { fetch = globalThis.fetch, timeout = 15_000, decide = null, onFinding } = options;

  const rules = allRules.filter((rule) => level === "full" || rule.level === "required");
  const checks = checksFor(origin);
  const ends = new Map<RuleId, End>();
  const failed = new Set<RuleId>();
  const endOf = ({ id }: NumberedRule): End => ends.get(id) ?? null;

  function end(rule: NumberedRule, how: End): void {
    if (failed.has(rule.id)) return;
    ends.set(rule.id, how);
    if (failsByItself(rule, how)) failed.add(rule.id);
  }

  function watch(answer: Answer): void {
    for (const rule of rules) {
      const check = checks.get(rule.id);
      const why = typeof check === "object" && !failed.has(rule.id) ? check.watch(answer) : null;
      if (why !== null) end(rule, new Failure(answer, why));
    }
  }

  const client = createClient({ endpoint, origin, fetch, timeout, watch });
  const view = await firstLook(client, { endpoint, site });
  const setting: Setting = { client, decide, site, origin, level, view, effect };
  await firstComment(setting);

  const waiting = [...rules];
  async function work(): Promise<void> {
    for (let rule = waiting.shift(); rule; rule = waiting.shift()) {
      const check = checks.get(rule.id)!;
      const run = typeof check === "object" ? check.run : check;
      if (!run) continue;
      end(rule, await tryOut(run, setting));
      onFinding?.(toFinding(rule, endOf(rule), failed));
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    // Where one cannot go on, the others need not begin anything.
    waiting.length = 0;
  }
  return rules.map((rule) => toFinding(rule, endOf(rule), failed));
}

/** @throws CannotRun */
async function tryOut(run: Run, setting: Setting): Promise<End> {
  let last: Answer | undefined;
  const client: Client = {
    ask: async (...call) => (last = await setting.client.ask(...call)),
    open: (...call) => setting.client.open(...call),
  };
  try {
    await run(createStage({ ...setting, client }));
    return null;
  } catch (error) {
    if (error instanceof CannotRun || !last) throw error;
    if (error instanceof Failure || error instanceof NotChecked) return error;
    // What a check reads of an answer is not there: that much of its shape is wrong.
    return new Waits("general.json", last, `The answer cannot be read: ${(error as Error).message}.`);
  }
}
