import { emptyOutbox } from "./outbox.ts";
import { restore } from "./restore.ts";
import type { Services } from "./services.ts";
import * as areas from "./storage.ts";

/**
 * Takes over what another tab changed.
 *
 * @param name The entry that was changed, or `null` where all were cleared.
 */
export function elsewhere(services: Services, name: string | null): void {
  const { kept } = services;
  if (!name?.startsWith("draft ")) {
    restore(services);
    void emptyOutbox(services);
  } else if (name.endsWith(` ${kept.tab}`)) {
    // Under our own name: this tab was duplicated.
    kept.tab = areas.newTab();
  } else if (areas.read(name) === null && kept.adopted.delete(name)) {
    giveUpAdopted(services, name);
  }
}

/** What stood here from another tab was sent, or forgotten, there: it is not a draft of this one unless it was changed. */
function giveUpAdopted({ kept, dispatch }: Services, name: string): void {
  const [form = ""] = name.slice(kept.drafts.length).split(" ");
  if (areas.read(`${kept.drafts}${form} ${kept.tab}`) !== null) return;
  dispatch({ type: "written", form, text: "" });
}
