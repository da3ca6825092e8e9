import { html, nothing } from "lit";
import type { Comment } from "../../contract/records.ts";
import { isolated } from "../../i18n/isolated.ts";
import { parts } from "../panels.ts";
import type { View } from "../view.ts";

/** What stands open below a comment. It takes the focus, and Escape closes it. */
export function panel(view: View, comment: Comment) {
  const { state, t, ask } = view;
  const open = state.panel;
  if (open?.id !== comment.id) return nothing;
  const name = isolated(comment.author ?? "");
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.isComposing) ask("closePanel");
  };
  return html`
    <section
      class="panel"
      part="panel panel-${open.about}"
      id="panel-${open.id}"
      tabindex="-1"
      aria-label=${t(open.about === "proof" ? "proofLabel" : "reportLabel", name)}
      @keydown=${onKey}
    >
      ${
        open.about === "proof"
          ? parts.proof.now?.proof(view, comment, open)
          : parts.report.now?.report(view, comment, open)
      }
    </section>
  `;
}
