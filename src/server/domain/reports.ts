/** Reports about published comments: how they come in, and how a moderator answers them without a decision. */
import type { Moderator } from "../../contract/desk.ts";
import type { Guidelines, IllegalContent, ReportAnswer, ReportRequest } from "../../contract/records.ts";
import { isBlank } from "../../contract/text.ts";
import { sha256 } from "./comments.ts";
import { Overtaken } from "./moderation.ts";
import type { GuidelinesShelf } from "./guidelines-shelf.ts";
import { findSiteOf, type PageInput } from "./origins.ts";
import type { Services } from "./ports.ts";
import { ProblemError } from "./problem.ts";
import type { KnownReport } from "./response-ports.ts";
import { requireEmail, requireText } from "./texts.ts";

const explanationLimits = { length: 2_000, bytes: 32_768 };
const nameLimits = { length: 200, bytes: 1_024 };

export interface ReportInput extends ReportRequest, PageInput {
  comment: string;
  idempotencyKey: string;
}

/**
 * Takes a report in, once: the same key with the same report is answered alike, also after the comment has gone.
 * The desk sees the comment, however many report it.
 *
 * @throws ProblemError `unknown-site`, `foreign-origin`, `unknown-comment` (also where it is not published),
 *   `invalid` (reason, illegal), `empty`, `too-long`, `key-reused`.
 */
export async function reportComment(
  { stores, transaction, clock, ids, guidelines }: Services & { guidelines: GuidelinesShelf },
  input: ReportInput,
): Promise<ReportAnswer> {
  const site = await findSiteOf(stores, input);
  const { idempotencyKey, comment } = input;
  const fingerprint = fingerprintOf(input);
  const known = await stores.reports.findByKey(site.id, idempotencyKey);
  if (known) return replay(known, fingerprint);

  const inForce = await guidelines.inForce(site, site.lang);
  requireValid(input, inForce);
  const report = {
    id: ids.next(),
    site: site.id,
    comment,
    reason: input.reason,
    guidelinesVersion: inForce.version,
    explanation: input.explanation === null || isBlank(input.explanation) ? null : input.explanation,
    name: input.illegal?.name ?? null,
    email: input.illegal?.email ?? null,
    idempotencyKey,
    fingerprint,
    at: clock.now(),
  };
  return transaction(async (books) => {
    // Held, so that no report comes in behind the decision that answers all of them.
    const published = await books.comments.holdPublished(site.id, comment);
    if (published && (await books.reports.insert(report))) return toAnswer(report);
    const before = await books.reports.findByKey(site.id, idempotencyKey);
    if (!before) throw new ProblemError("unknown-comment");
    return replay(before, fingerprint);
  });
}

/**
 * Answers every open report about a comment: it stays. Where nobody waits for an answer, nothing happens.
 *
 * @throws ProblemError `unknown-comment`, `already-withdrawn`; Overtaken where a decision takes the comment away, or
 *   can still be undone.
 */
export async function keepComment(
  { stores, transaction, clock, ids }: Services,
  { comment, moderator }: { comment: string; moderator: Moderator },
): Promise<void> {
  const site = await stores.decisions.siteOf(comment);
  if (site === undefined) throw new ProblemError("unknown-comment");
  await transaction(async (books) => {
    await books.log.lock(site);
    const standing = await books.decisions.hold(comment);
    if (!standing || standing.erased) throw new ProblemError("unknown-comment");
    if (standing.state === "withdrawn") throw new ProblemError("already-withdrawn");
    const { newest, state } = standing;
    if (newest && (newest.status === "open" || state === "rejected")) throw new Overtaken(newest);
    if (!(await books.reports.areOpen(comment))) return;
    const id = ids.next();
    await books.log.append({
      id,
      site,
      kind: "keep",
      comment,
      decision: null,
      actor: moderator.id,
      guideline: null,
      guidelinesVersion: null,
      note: null,
      at: clock.now(),
      takesEffectAt: null,
    });
    await books.reports.answer(comment, id);
  });
}

/** The order of the fields is fixed here, so that only what they say counts. */
function fingerprintOf({ site, comment, reason, explanation, illegal }: ReportInput): string {
  const { name = null, email = null, unnamed = false } = illegal ?? {};
  return sha256(JSON.stringify([site, comment, reason, explanation, illegal !== null, name, email, unnamed]));
}

function replay(known: KnownReport, fingerprint: string): ReportAnswer {
  if (known.fingerprint !== fingerprint) {
    throw new ProblemError("key-reused", {
      detail: "This Idempotency-Key came with another report before. Make a new one for each report.",
    });
  }
  return toAnswer(known);
}

const toAnswer = ({ id, at }: { id: string; at: number }): ReportAnswer => ({
  id,
  received: new Date(at).toISOString(),
});

function requireValid({ reason, explanation, illegal }: ReportRequest, { rules }: Guidelines): void {
  const grounds = rules.filter((rule) => rule.ground).map((rule) => rule.id);
  const inOwnWords = reason === "illegal" || reason === "other";
  if (!inOwnWords && !grounds.includes(reason)) {
    throw new ProblemError("invalid", {
      field: "reason",
      detail: `A report names the guideline it rests on, "illegal" or "other": ${grounds.join(", ")}.`,
    });
  }
  if (inOwnWords || (explanation !== null && !isBlank(explanation))) {
    requireText("explanation", explanation ?? "", explanationLimits);
  }
  if ((reason === "illegal") !== (illegal !== null)) {
    throw new ProblemError("invalid", {
      field: "illegal",
      detail: 'The notice of illegal content comes with the reason "illegal", and with no other.',
    });
  }
  if (illegal) requireNotice(illegal);
}

function requireNotice({ name, email, unnamed }: IllegalContent): void {
  if (unnamed) {
    if (name === null && email === null) return;
    throw new ProblemError("invalid", {
      field: "illegal.unnamed",
      detail: "A notice gives name and e-mail, or says why it may come without. It does not do both.",
    });
  }
  requireText("illegal.name", name ?? "", nameLimits);
  if (email === null) throw new ProblemError("empty", { field: "illegal.email" });
  requireEmail("illegal.email", email);
}
