/** Decisions, answers to reports, and closing a thread. */
import type { BackendError } from "../backends/request.ts";
import type { AlreadyDecided, Decision, DecideRequest, DecisionAction, QueueItem } from "../contract/desk.ts";
import { isBlank } from "../contract/text.ts";
import { inSentence } from "./hidden-characters.ts";
import { loadCase, open } from "./reading.ts";
import { failureOf, tell, type Services } from "./services.ts";
import { choicesOf, draftOf, neighbour, type DeskState, type Lack, type Outrun } from "./state.ts";
import type { Words } from "./words.ts";

export async function decide(services: Services, action: DecisionAction): Promise<void> {
  const state = services.state();
  const item = state.opened?.item;
  const choices = choicesOf(state);
  if (!item || state.busy || !choices[action]) return;
  if (choices.own) return services.announce(services.t("ownDecision"));
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
  services.announce(lackSentence(services, services.state(), lack));
}

/** What a decision still lacks, as it is asked for. */
export function lackSentence({ t }: Words, state: DeskState, lack: Lack): string {
  if (lack === "guideline") return t("chooseGuideline");
  return t(choicesOf(state).reason === "appeal" ? "writeAppealReason" : "writeReason");
}

function requestFor(state: DeskState, item: QueueItem, action: DecisionAction): DecideRequest {
  const draft = draftOf(state);
  // An author whose comment appears reads no note; a reason stands in the log either way.
  const noted = action === "reject" || choicesOf(state).reason !== null;
  return {
    action,
    guideline: action === "reject" ? draft.guideline : null,
    note: noted && !isBlank(draft.note) ? draft.note : null,
    seen: item.decision?.id ?? null,
  };
}

async function settle(services: Services, item: QueueItem, decision: Decision): Promise<void> {
  const before = services.state();
  services.dispatch({ type: "decided", item, decision, now: services.now() });
  services.announce(announcementOf(services, item, decision));
  await goOn(services, before, item);
}

/** From a comment that is done with on to the next, where it does not stay in its list. */
async function goOn(services: Services, before: DeskState, { id }: QueueItem): Promise<void> {
  // Whoever has gone on meanwhile stays where they are.
  if (before.opened?.id !== id) return;
  if (before.place.tab === "decided") return services.focus("comment");
  await open(services, neighbour(before, 1) ?? neighbour(before, -1));
}

/** Answers the reports about the open comment: it stays as it is. */
export async function keep(services: Services): Promise<void> {
  const before = services.state();
  const item = before.opened?.item;
  if (!item || before.busy || !choicesOf(before).keep) return;
  services.dispatch({ type: "sending" });
  try {
    await services.client("postKeep", { id: item.id });
    services.dispatch({ type: "kept", item });
    services.announce(services.t("announceKept", nameOf(services, item)));
    await goOn(services, before, item);
    // Who answered, and when, stands in its history.
    if (services.state().opened?.id === item.id) await loadCase(services, item.id);
  } catch (error) {
    await refused(services, item, null, error);
  }
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

/** @param body Of the decision; `null` where it was another act. */
export async function refused(
  services: Services,
  item: QueueItem,
  body: DecideRequest | null,
  error: unknown,
): Promise<void> {
  const { code } = failureOf(error);
  if (code === "already-decided") {
    const { decision } = (error as BackendError).problem as Partial<AlreadyDecided>;
    if (!decision) return tell(services, "decision", error);
    // The first answer was lost on its way: what stands is what was asked for.
    if (body && isOwn(services, decision, body)) return settle(services, item, decision);
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

export function outrunSentence({ t }: Words, outrun: Outrun): string {
  if (outrun === "withdrawn") return t("outrunWithdrawn");
  const name = outrun.by.name === "" ? t("formerModerator") : inSentence(outrun.by.name);
  if ("kept" in outrun) return t("outrunKept", name, outrun.at);
  return outrun.action === "reject" && outrun.guideline
    ? t("outrunRejected", name, outrun.decided, outrun.guideline.number, inSentence(outrun.guideline.label))
    : t("outrunApproved", name, outrun.decided);
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
  const { reject, own } = choicesOf(state);
  if (rule?.ground && reject && !own) choose(services, rule.id);
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
