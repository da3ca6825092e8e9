/**
 * Deciding about comments. A decision is stored at once, can be undone until it takes effect, and moves the state
 * then; each of these is one transaction, so that a process that dies between them leaves nothing half done.
 */
import type { DecisionAction, Moderator } from "../../contract/desk.ts";
import type { CommentState, Guidelines } from "../../contract/records.ts";
import { countGraphemes, findUnstorable, isBlank } from "../../contract/text.ts";
import type { Standing, StoredDecision } from "./desk-ports.ts";
import type { GuidelinesShelf } from "./guidelines-shelf.ts";
import type { Services, Site, Stores } from "./ports.ts";
import { ProblemError } from "./problem.ts";
import type { WaitingAppeal } from "./response-ports.ts";

export const maxNoteLength = 1000;

const stateAfter: Record<DecisionAction, CommentState> = { approve: "approved", reject: "rejected" };

/** Told when a decision will take effect, so that the ticker need not look for it all the time. */
export interface Alarm {
  /** Milliseconds UTC. */
  wakeAt(time: number): void;
}

export type ModerationServices = Services & { guidelines: GuidelinesShelf; alarm: Alarm };

export interface DecideInput {
  comment: string;
  moderator: Moderator;
  action: DecisionAction;
  guideline: string | null;
  note: string | null;
  seen: string | null;
}

/**
 * Approves or rejects a comment. A decision is refused while another one can still be undone, whoever made it, and
 * where a newer one stands than the moderator saw. Only where its author has appealed may a rejection follow on one,
 * and only by another moderator.
 *
 * @throws ProblemError `unknown-comment`, `already-withdrawn`, `invalid` (guideline), `empty`, `too-long` or
 *   `unstorable` (note), `own-decision` (it is appealed); Overtaken with the decision that stands.
 */
export async function decide(services: ModerationServices, input: DecideInput): Promise<StoredDecision> {
  const { clock, ids, alarm, stores, guidelines } = services;
  const note = readNote(input.note);
  const site = await siteOf(stores, input.comment);
  const { version } = await findGround(guidelines, site, input);

  const decision = await services.transaction(async (books) => {
    await books.log.lock(site.id);
    const now = clock.now();
    const standing = await settle(books, input.comment, now);
    const appeal = standing.state === "rejected" ? await books.appeals.waiting(input.comment) : undefined;
    refuseConflict(standing, input, appeal);
    if (standing.newest && note === null) {
      throw new ProblemError("empty", {
        field: "note",
        detail: "A decision that reverses another one, or answers an appeal, needs its reason in the note.",
      });
    }
    const decided: StoredDecision = {
      id: ids.next(),
      site: site.id,
      comment: input.comment,
      action: input.action,
      guideline: input.guideline === null ? null : { id: input.guideline, version },
      note,
      by: input.moderator,
      at: now,
      takesEffectAt: now + site.undoSeconds * 1000,
      status: site.undoSeconds > 0 ? "open" : "applied",
      onAppeal: appeal !== undefined,
    };
    await books.log.append({
      id: decided.id,
      site: site.id,
      kind: decided.action,
      comment: decided.comment,
      decision: appeal?.rejection ?? null,
      actor: decided.by.id,
      guideline: input.guideline,
      guidelinesVersion: version,
      note,
      at: now,
      takesEffectAt: decided.takesEffectAt,
    });
    await books.decisions.point(decided.comment, decided.id, decided.takesEffectAt);
    if (decided.status === "applied") await apply(books, standing.state, decided, now);
    return decided;
  });
  if (decision.status === "open") alarm.wakeAt(decision.takesEffectAt);
  return decision;
}

/**
 * Takes a decision back while it has not taken effect. Asking twice is answered alike.
 *
 * @throws ProblemError `not-found`, `forbidden` (someone else's), `too-late`, `already-withdrawn`.
 */
export async function undo(
  { clock, ids, stores, transaction }: Services,
  input: { decision: string; moderator: Moderator },
): Promise<StoredDecision> {
  const found = await stores.decisions.find(input.decision);
  if (!found) throw new ProblemError("not-found");
  if (found.by.id !== input.moderator.id) {
    throw new ProblemError("forbidden", { detail: "Only the moderator who decided can undo it." });
  }

  return transaction(async (books) => {
    await books.log.lock(found.site);
    const now = clock.now();
    const standing = await books.decisions.hold(found.comment);
    // Read again under the lock: the same moderator may have asked twice at once.
    const decision = await books.decisions.find(found.id);
    if (decision?.status === "undone") return decision;
    if (standing?.state === "withdrawn") throw new ProblemError("already-withdrawn");
    if (decision?.status !== "open" || decision.takesEffectAt <= now) {
      throw new ProblemError("too-late", { detail: "The decision has taken effect. Decide anew instead." });
    }
    await books.log.append({
      id: ids.next(),
      site: decision.site,
      kind: "undo",
      comment: decision.comment,
      decision: decision.id,
      actor: input.moderator.id,
      guideline: null,
      guidelinesVersion: null,
      note: null,
      at: now,
      takesEffectAt: null,
    });
    await books.decisions.point(decision.comment, await books.decisions.before(decision), null);
    return { ...decision, status: "undone" as const };
  });
}

/** How many due decisions are read at once. */
const batch = 100;

/**
 * Applies every decision whose time has come, one transaction each. Any number of processes may do so at once.
 *
 * @returns When the next decision takes effect; `null` where none is open.
 */
export async function applyDue({ clock, stores, transaction }: Services): Promise<number | null> {
  for (;;) {
    const due = await stores.decisions.due(clock.now(), batch);
    for (const comment of due) {
      await transaction(async (books) => {
        await settle(books, comment, clock.now());
      });
    }
    if (due.length < batch) return stores.decisions.nextDue();
  }
}

/** Holds the comment, and applies its decision where its time has come but the ticker has not. */
async function settle(books: Stores, comment: string, now: number): Promise<Standing> {
  const standing = await books.decisions.hold(comment);
  if (!standing) throw new ProblemError("unknown-comment");
  const { newest } = standing;
  if (newest?.status !== "open" || newest.takesEffectAt > now) return standing;
  await apply(books, standing.state, newest, now);
  return { ...standing, state: stateAfter[newest.action], newest: { ...newest, status: "applied" } };
}

async function apply(books: Stores, from: CommentState, decision: StoredDecision, at: number): Promise<void> {
  const { id, comment, action } = decision;
  await books.comments.move({ comment, from, to: stateAfter[action], at });
  // Only what was rejected can have been appealed, and only what was published reported.
  if (from === "rejected") await books.appeals.answer(comment, id);
  if (from === "approved") await books.reports.answer(comment, id);
}

function refuseConflict(
  { state, erased, newest }: Standing,
  { action, seen, moderator }: DecideInput,
  appeal: WaitingAppeal | undefined,
): void {
  if (erased) throw new ProblemError("unknown-comment", { detail: "The comment was erased." });
  if (state === "withdrawn") throw new ProblemError("already-withdrawn");
  if (!newest) return;
  const repeats = newest.action === action && !appeal;
  if (newest.status === "open" || newest.id !== seen || repeats) throw new Overtaken(newest);
  if (appeal?.by === moderator.id) {
    throw new ProblemError("own-decision", {
      detail: "The appeal is against a decision of your own: a colleague has to read the comment again.",
    });
  }
}

/** A decision that was faster. The route tells it in the moderator's language. */
export class Overtaken extends Error {
  readonly decision: StoredDecision;

  constructor(decision: StoredDecision) {
    super("already-decided");
    this.decision = decision;
  }
}

async function siteOf(stores: Stores, comment: string): Promise<Site> {
  const id = await stores.decisions.siteOf(comment);
  const site = id === undefined ? undefined : await stores.sites.find(id);
  if (!site) throw new ProblemError("unknown-comment");
  return site;
}

/** The guidelines in force, once it is sure that the decision rests on one of their grounds, or needs none. */
async function findGround(
  guidelines: GuidelinesShelf,
  site: Site,
  { action, guideline }: DecideInput,
): Promise<Guidelines> {
  const inForce = await guidelines.inForce(site, site.lang);
  const grounds = inForce.rules.filter((rule) => rule.ground).map((rule) => rule.id);
  if (action === "approve" && guideline !== null) {
    throw new ProblemError("invalid", { field: "guideline", detail: "An approval names no guideline." });
  }
  if (action === "reject" && !(guideline !== null && grounds.includes(guideline))) {
    throw new ProblemError("invalid", {
      field: "guideline",
      detail: `A rejection names the guideline it rests on: ${grounds.join(", ")}.`,
    });
  }
  return inForce;
}

/** A note that shows nothing is none. */
function readNote(note: string | null): string | null {
  if (note === null || isBlank(note)) return null;
  const position = findUnstorable(note);
  if (position !== -1) throw new ProblemError("unstorable", { field: "note", position });
  const actual = countGraphemes(note);
  if (actual > maxNoteLength) {
    throw new ProblemError("too-long", { field: "note", limit: maxNoteLength, actual });
  }
  return note;
}
