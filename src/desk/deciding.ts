/** Decisions, their undoing, and closing a thread. */
import type { BackendError } from "../backends/request.ts";
import type { AlreadyDecided, Decision, DecideRequest, DecisionAction, QueueItem } from "../contract/desk.ts";
import { isBlank } from "../contract/text.ts";
import { inSentence } from "./hidden-characters.ts";
import { go, open } from "./reading.ts";
import { failureOf, tell, type Services } from "./services.ts";
import { choicesOf, draftOf, neighbour, newestUndoable, type DeskState, type Lack } from "./state.ts";
import type { Words } from "./words.ts";

export async function decide(services: Services, action: DecisionAction): Promise<void> {
  const state = services.state();
  const item = state.opened?.item;
  if (!item || state.busy || !choicesOf(state)[action]) return;
  const lack = lackOf(state, action);
  if (lack) return askFor(services, lack);

  const body = requestFor(state, item, action);
  services.dispatch({ type: "sending" });
  try {
    await settle(services, item, await services.client("postDecision", { id: item.id, body }));
  } catch (error) {
    await refused(services, item, body, error);
  }
}

function lackOf(state: DeskState, action: DecisionAction): Lack | null {
  const draft = draftOf(state);
  if (action === "reject" && !draft.guideline) return "guideline";
  return choicesOf(state).reason && isBlank(draft.note) ? "reason" : null;
}

function askFor(services: Services, lack: Lack): void {
  services.dispatch({ type: "lacking", lack });
  services.focus(lack === "reason" ? "note" : "rules");
  services.announce(services.t(lack === "reason" ? "writeReason" : "chooseGuideline"));
}

function requestFor(state: DeskState, item: QueueItem, action: DecisionAction): DecideRequest {
  const draft = draftOf(state);
  // An author whose comment appears reads no note; a reason stands in the log either way.
  const noted = action === "reject" || choicesOf(state).reason;
  return {
    action,
    guideline: action === "reject" ? draft.guideline : null,
    note: noted && !isBlank(draft.note) ? draft.note : null,
    seen: item.decision?.id ?? null,
  };
}

async function settle(services: Services, item: QueueItem, decision: Decision): Promise<void> {
  const state = services.state();
  const next = neighbour(state, 1) ?? neighbour(state, -1);
  services.dispatch({ type: "decided", item, decision, now: services.now() });
  services.announce(announcementOf(services, item, decision));
  // Whoever has gone on meanwhile stays where they are.
  if (state.opened?.id !== item.id) return;
  if (state.place.tab === "waiting") await open(services, next);
  else services.focus("comment");
}

function announcementOf({ t }: Words, item: QueueItem, decision: Decision): string {
  const seconds = Math.round((Date.parse(decision.takesEffect) - Date.parse(decision.decided)) / 1000);
  const what = t(
    decision.action === "approve" ? "announceApproved" : "announceRejected",
    nameOf({ t }, item),
  );
  return seconds > 0 ? `${what} ${t("announceUndoable", seconds)}` : what;
}

/** An author's name as a sentence may take it. */
export function nameOf({ t }: Pick<Words, "t">, { author }: { author: string | null }): string {
  return author === null ? t("anonymous") : inSentence(author);
}

async function refused(
  services: Services,
  item: QueueItem,
  body: DecideRequest,
  error: unknown,
): Promise<void> {
  const { code } = failureOf(error);
  if (code === "already-decided") {
    const { decision } = (error as BackendError).problem as Partial<AlreadyDecided>;
    if (!decision) return tell(services, "decision", error);
    // The first answer was lost on its way: what stands is what was asked for.
    if (isOwn(services, decision, body)) return settle(services, item, decision);
    services.dispatch({ type: "outrun", id: item.id, by: decision });
  } else if (code === "already-withdrawn") {
    services.dispatch({ type: "outrun", id: item.id, by: "withdrawn" });
  } else return tell(services, "decision", error);
  services.focus("comment");
  const { outrun } = services.state();
  if (outrun) services.announce(outrunSentence(services, outrun));
}

function isOwn(services: Services, decision: Decision, body: DecideRequest): boolean {
  return (
    decision.by.id === services.state().session?.moderator.id &&
    decision.action === body.action &&
    (decision.guideline?.id ?? null) === body.guideline &&
    decision.note === body.note
  );
}

export function outrunSentence({ t }: Words, outrun: Decision | "withdrawn"): string {
  if (outrun === "withdrawn") return t("outrunWithdrawn");
  const name = outrun.by.name === "" ? t("formerModerator") : inSentence(outrun.by.name);
  return outrun.action === "reject" && outrun.guideline
    ? t("outrunRejected", name, outrun.decided, outrun.guideline.number, inSentence(outrun.guideline.label))
    : t("outrunApproved", name, outrun.decided);
}

/** Takes the newest decision back, the one before it the next time; the comment is opened again. */
export async function undo(services: Services): Promise<void> {
  const state = services.state();
  if (state.busy) return;
  const target = newestUndoable(state) ?? ownOpenDecision(state);
  if (!target) return services.announce(services.t("nothingToUndo"));
  const { decision, item } = target;
  services.dispatch({ type: "sending" });
  try {
    const undone = await services.client("postUndo", { id: decision.id });
    services.dispatch({ type: "undone", undone, item });
    const { place } = services.state();
    const tab = item.decision ? "decided" : "waiting";
    const following = go(services, { ...place, tab, comment: item.id, list: false });
    services.focus("comment");
    services.announce(
      services.t(item.decision ? "announceUndoneReversal" : "announceUndone", nameOf(services, item)),
    );
    await following;
  } catch (error) {
    const { code } = failureOf(error);
    if (code !== "too-late") return tell(services, "undo", error);
    services.dispatch({ type: "undo-refused", decision: decision.id });
    tell(services, "undo", error);
  }
}

/** One's own decision about the open comment, stored before this page was loaded and not in effect yet. */
export function ownOpenDecision({
  opened,
  session,
  now,
}: DeskState): { decision: Decision; item: QueueItem } | null {
  const decision = opened?.item?.decision;
  if (!opened?.item || decision?.status !== "open" || decision.by.id !== session?.moderator.id) return null;
  if (Date.parse(decision.takesEffect) <= now) return null;
  const before = opened.details?.history.find(({ id, status }) => id !== decision.id && status === "applied");
  return { decision, item: { ...opened.item, decision: before ?? null } };
}

/** Chooses a guideline for the open comment; the chosen one again lets go of it. */
export function choose(services: Services, guideline: string): void {
  const state = services.state();
  const { opened } = state;
  if (!opened) return;
  const chosen = draftOf(state).guideline === guideline ? null : guideline;
  services.dispatch({ type: "drafted", id: opened.id, draft: { guideline: chosen } });
}

/** Chooses the guideline at this place of the list, counted from one, where it is a ground. */
export function chooseNumber(services: Services, number: number): void {
  const state = services.state();
  const rule = state.opened?.details?.rules[number - 1];
  if (rule?.ground && choicesOf(state).reject) choose(services, rule.id);
}

/** Closes the thread of the open comment, or opens it again. */
export async function toggleThread(services: Services): Promise<void> {
  const { opened, busy } = services.state();
  const thread = opened?.details?.thread;
  if (!thread || busy) return;
  services.dispatch({ type: "sending" });
  try {
    const changed = await services.client(thread.open ? "postCloseThread" : "postOpenThread", {
      id: thread.id,
    });
    services.dispatch({ type: "thread-changed", thread: changed });
    services.announce(services.t(changed.open ? "announceOpened" : "announceClosed"));
  } catch (error) {
    tell(services, "thread", error);
  }
}
