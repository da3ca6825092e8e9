/** What the author of a comment can learn and do with its receipt. */
import type {
  CommentState,
  Outcome,
  OwnComment,
  ReceiptsAnswer,
  ReceiptsQuery,
} from "../../contract/records.ts";
import { requireOrigin, sha256 } from "./comments.ts";
import type { GuidelinesShelf } from "./guidelines-shelf.ts";
import type { LogEntry } from "./log.ts";
import type { Services, Site, Stores } from "./ports.ts";
import { ProblemError } from "./problem.ts";

export type OwnServices = Services & { guidelines: GuidelinesShelf };

/** @throws ProblemError `unknown-site`, `foreign-origin`. */
export async function readReceipts(
  { stores, guidelines }: OwnServices,
  input: ReceiptsQuery & { origin: string | null },
): Promise<ReceiptsAnswer> {
  const site = await findSite(stores, input);
  const hashes = input.receipts.map(sha256);
  const found = await stores.comments.findByReceipts(site.id, hashes);
  const decided = found.filter((one) => one.decided).map((one) => one.own.id);
  const log = Map.groupBy(await stores.log.ofComments(decided), (entry) => entry.comment);

  const byReceipt = new Map<string, OwnComment>();
  for (const one of found) {
    const outcome = await toOutcome(
      guidelines,
      site,
      input.lang,
      appliedDecision(one.own.state, log.get(one.own.id)),
    );
    byReceipt.set(one.receiptSha256, { ...one.own, outcome });
  }
  return { comments: hashes.map((hash) => byReceipt.get(hash) ?? null) };
}

/**
 * Takes a comment back, whether it is published or still waits. Asking again is answered alike.
 *
 * @throws ProblemError `unknown-site`, `foreign-origin`, `unknown-comment` (also where the receipt is another
 *   comment's), `too-late` (rejected).
 */
export async function withdrawComment(
  { stores, transaction, clock, ids }: OwnServices,
  input: { site: string; comment: string; receipt: string; origin: string | null },
): Promise<OwnComment> {
  const site = await findSite(stores, input);
  const [found] = await stores.comments.findByReceipts(site.id, [sha256(input.receipt)]);
  if (found?.own.id !== input.comment) throw new ProblemError("unknown-comment");

  return transaction(async (books) => {
    await books.log.lock(site.id);
    const standing = await books.decisions.hold(input.comment);
    if (!standing || standing.erased) throw new ProblemError("unknown-comment");
    const withdrawn: OwnComment = { ...found.own, state: "withdrawn", outcome: null };
    if (standing.state === "withdrawn") return withdrawn;
    if (standing.state === "rejected") {
      throw new ProblemError("too-late", {
        detail: "The comment was rejected: there is nothing to take back.",
      });
    }
    const at = clock.now();
    await books.log.append({
      id: ids.next(),
      site: site.id,
      kind: "withdraw",
      comment: input.comment,
      decision: null,
      actor: null,
      guideline: null,
      guidelinesVersion: null,
      note: null,
      at,
      takesEffectAt: null,
    });
    await books.comments.move({ comment: input.comment, from: standing.state, to: "withdrawn", at });
    return withdrawn;
  });
}

async function findSite(stores: Stores, input: { site: string; origin: string | null }): Promise<Site> {
  const site = await stores.sites.find(input.site);
  if (!site) throw new ProblemError("unknown-site", { field: "site" });
  requireOrigin(site, input.origin);
  return site;
}

type Decided = LogEntry & { note: string | null };

const kindOf: Partial<Record<CommentState, LogEntry["kind"]>> = { approved: "approve", rejected: "reject" };

/**
 * The decision that the state rests on. One that can still be undone, or was, has not moved the state and is of the
 * other kind, since none repeats the state it meets: that is nobody's business outside the desk.
 */
function appliedDecision(state: CommentState, log: Decided[] = []): Decided | undefined {
  return log.findLast((entry) => entry.kind === kindOf[state]);
}

async function toOutcome(
  guidelines: GuidelinesShelf,
  site: Site,
  lang: string,
  decision: Decided | undefined,
): Promise<Outcome | null> {
  if (!decision) return null;
  const decided = new Date(decision.at).toISOString();
  const { guideline: id, guidelinesVersion: version, note } = decision;
  if (id === null || version === null) return { decided, guideline: null, note };
  const rules = (await guidelines.ofVersion(site, version, lang))?.rules ?? [];
  const place = rules.findIndex((rule) => rule.id === id);
  const rule = rules[place];
  return { decided, guideline: rule ? { id, number: place + 1, label: rule.label } : null, note };
}
