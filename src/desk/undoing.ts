/** Taking decisions back while they have not taken effect. */
import type { Decision, QueueItem } from "../contract/desk.ts";
import { nameOf } from "./deciding.ts";
import { go } from "./reading.ts";
import { failureOf, tell, type Services } from "./services.ts";
import { isAppealed, newestUndoable, tabOf, type DeskState } from "./state.ts";
import type { Words } from "./words.ts";

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
    const tab = tabOf(item);
    const following = go(services, { ...place, tab, comment: item.id, list: false });
    services.focus("comment");
    services.announce(undoneSentence(services, item));
    await following;
  } catch (error) {
    const { code } = failureOf(error);
    if (code !== "too-late") return tell(services, "undo", error);
    services.dispatch({ type: "undo-refused", decision: decision.id });
    tell(services, "undo", error);
  }
}

function undoneSentence({ t }: Words, item: QueueItem): string {
  const name = nameOf({ t }, item);
  if (isAppealed(item)) return t("announceUndoneAppeal", name);
  return t(item.decision ? "announceUndoneReversal" : "announceUndone", name);
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
