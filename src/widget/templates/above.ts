/** What stands between the form and the published comments. */
import { html, nothing } from "lit";
import type { Comment, ThreadView } from "../../contract/records.ts";
import { addressOf } from "../place.ts";
import { isHidden } from "../hiding.ts";
import { newOnes } from "../new-comments.ts";
import type { View } from "../view.ts";

/** In place of the form. */
export function closed({ t }: View, since: string | null) {
  return html`<p class="plain" part="closed">
    <slot name="closed">${since ? t("closed", since) : t("closedAlready")}</slot>
  </p>`;
}

export function above(view: View, shown: ThreadView) {
  const { state, t, ask } = view;
  const fresh = newOnes(state).length;
  const chosen = shown.choices.filter((one) => !isHidden(state, one));
  return html`
    ${
      state.reading?.missing
        ? html`<p class="plain" part="not-here" id="not-here" tabindex="-1">${t("notHere")}</p>`
        : nothing
    }
    ${chosen.length ? choices(view, chosen) : nothing}
    ${
      fresh
        ? html`<button
          class="button main next"
          part="button next-new"
          aria-keyshortcuts="n"
          @click=${() => ask("nextNew")}
        >
          ${t("nextNew", fresh)} <kbd part="key" aria-hidden="true">N</kbd>
        </button>`
        : nothing
    }
    ${
      shown.comments.previous
        ? html`<button
          class="button wide earlier"
          part="button earlier-button"
          aria-disabled=${state.paging === null ? nothing : "true"}
          @click=${() => ask("earlier", "")}
        >
          ${t("earlierComments")}
        </button>`
        : nothing
    }
    ${state.reading?.long ? html`<div class="long"></div>` : nothing}
  `;
}

function choices(view: View, chosen: readonly Comment[]) {
  const { t, format, ask } = view;
  return html`
    <section class="choices" part="choices" aria-labelledby="choices-heading">
      <h3 part="choices-heading" id="choices-heading">${t("choices")}</h3>
      <ul role="list">
        ${chosen.map(
          ({ id, author, text, lang, published }) => html`<li class="chosen" part="chosen">
            <p class="by" part="byline">
              <bdi class="who" part="author" id="chosen-${id}">${author}</bdi>
              <time class="muted" part="time" datetime=${published}>${format.ago(published)}</time>
            </p>
            <div class="body" part="text" lang=${lang === "und" ? "" : lang} dir="auto">${text}</div>
            <a part="in-conversation" href=${addressOf(id)} aria-describedby="chosen-${id}" @click=${() => ask("show", id)}
              >${t("inConversation")}</a
            >
          </li>`,
        )}
      </ul>
    </section>
  `;
}
