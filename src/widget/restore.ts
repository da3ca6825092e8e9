import { readDrafts, readEntry, readIds, readReceipts } from "./kept.ts";
import type { Services } from "./services.ts";
import type { Acknowledgement } from "./state.ts";

/** Brings back what this browser kept; what stands in a form now stays. */
export function restore({ kept, state, dispatch, backend }: Services): void {
  dispatch({
    type: "restored",
    kept: {
      author: state().author || ((readEntry("name") as string | null) ?? ""),
      texts: { ...readDrafts(kept), ...state().texts },
      own: readReceipts(kept).filter(
        // Without `status` nobody could say what became of those that were sent, beyond the page that saw it.
        (own) =>
          !!backend.status || !own.comment || state().own.some(({ receipt }) => receipt === own.receipt),
      ),
      recommended: readIds(kept.recommended),
      reported: readIds(kept.reported),
      acknowledged: readEntry(kept.read) as Acknowledgement | null,
    },
  });
}
