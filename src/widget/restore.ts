import { readDrafts, readEntry, readIds, readReceipts } from "./kept.ts";
import type { Services } from "./services.ts";
import type { Acknowledgement } from "./state.ts";
import { areas } from "./storage.ts";

/** Brings back what this browser kept; what stands in a form now stays. */
export function restore({ kept, state, dispatch, backend }: Services): void {
  dispatch({
    type: "restored",
    kept: {
      author: state().author || ((readEntry("name") as string | null) ?? ""),
      texts: { ...readDrafts(kept), ...state().texts },
      // Without `status` nobody could say what became of them.
      own: backend.status ? readReceipts(kept) : state().own,
      recommended: readIds(kept.recommended),
      reported: readIds(kept.reported),
      acknowledged: readEntry(kept.read) as Acknowledgement | null,
      keptIn: areas.keptIn(),
      shared: areas.shared(),
    },
  });
}
