/** Making a published comment the editor's choice, and taking that back. */
import { nameOf, refused } from "./deciding.ts";
import { loadCase } from "./reading.ts";
import type { Services } from "./services.ts";
import { choicesOf, isChosen } from "./state.ts";

export async function toggleChoice(services: Services): Promise<void> {
  const before = services.state();
  const item = before.opened?.item;
  if (!item || before.busy || !choicesOf(before).choice) return;
  const choice = !isChosen(item);
  services.dispatch({ type: "sending" });
  try {
    await services.client(choice ? "postChoose" : "postUnchoose", { id: item.id });
    services.dispatch({ type: "chosen", item, choice });
    services.announce(services.t(choice ? "announceChosen" : "announceUnchosen", nameOf(services, item)));
    // Who chose it, and when, stands in its history.
    if (services.state().opened?.id === item.id) await loadCase(services, item.id);
  } catch (error) {
    await refused(services, item, null, error);
  }
}
