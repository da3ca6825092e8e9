/** Every check, by rule. */
import type { RuleGroup, RuleId } from "../contract/schema/rules.ts";
import type { Check, ChecksOf } from "./check.ts";
import { feedChecks, formChecks, fragmentChecks, htmlPageChecks } from "./documents.ts";
import { generalChecks } from "./general.ts";
import { eventChecks, wordChecks } from "./news.ts";
import { appealChecks, receiptChecks, withdrawChecks } from "./own.ts";
import { countChecks, pageChecks } from "./pages.ts";
import { postChecks } from "./post.ts";
import { reactionChecks, reportChecks } from "./responses.ts";
import { threadChecks } from "./thread.ts";

/** @param origin The site's own. */
export function checksFor(origin: string): ReadonlyMap<RuleId, Check> {
  const groups: { [Group in RuleGroup]: ChecksOf<Group> } = {
    general: generalChecks(origin),
    getThread: threadChecks,
    getComments: pageChecks,
    getCounts: countChecks,
    getEvents: eventChecks,
    getWords: wordChecks,
    getPage: htmlPageChecks,
    getFragment: fragmentChecks,
    getFeed: feedChecks,
    postComment: postChecks,
    postReceipts: receiptChecks,
    postWithdraw: withdrawChecks,
    postAppeal: appealChecks,
    postReaction: reactionChecks,
    postReport: reportChecks,
    postPage: formChecks,
  };
  return new Map(
    Object.entries(groups).flatMap(([group, checks]) =>
      Object.entries<Check>(checks).map(([name, check]) => [`${group}.${name}` as RuleId, check] as const),
    ),
  );
}
