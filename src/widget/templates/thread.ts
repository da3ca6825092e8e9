import { html, nothing, type TemplateResult } from "lit";
import type { Comment, ThreadView } from "../../contract/records.ts";
import { isolated } from "../../i18n/isolated.ts";
import { addressOf } from "../place.ts";
import type { View } from "../view.ts";
import type { DrawnComment } from "../drawn-comment.ts";
import { form, sentence } from "./form.ts";

/** The published comments. */
export function thread(view: View, shown: ThreadView) {
  const { t } = view;
  const { items, total } = shown.comments;
  if (items.length === 0) {
    return html`<p class="empty" part="empty">
      <slot name="empty"
        >${t("empty")} ${shown.thread.open ? html`<small>${t("emptyInvitation")}</small>` : nothing}</slot
      >
    </p>`;
  }
  return html`
    <section class="thread" part="thread" aria-label=${t("threadLabel")}>
      <ol class="list" part="list" role="list">
        ${each(view, items, (comment) => branch(view, shown, comment))}
      </ol>
      ${view.reading?.more(view, "", shown.comments, total)}
    </section>
  `;
}

const each = (view: View, comments: readonly Comment[], draw: (comment: Comment) => TemplateResult) =>
  view.reading?.each(view, comments, draw) ?? comments.map(draw);

/** A comment with its answers, as far down as they are set in. */
function branch(view: View, shown: ThreadView, top: Comment, comment = top): TemplateResult {
  const { replies } = comment;
  const below = view.reading?.below(view, top, comment) ?? replies?.items ?? [];
  return html`
    <li>
      ${single(view, shown, top, comment)} ${view.reading?.fold(view, top, comment)}
      ${
        below.length
          ? html`<ol
            class="replies"
            part="replies"
            role="list"
            aria-label=${view.t("repliesLabel", isolated(comment.author ?? ""))}
          >
              ${each(view, below, (reply) => branch(view, shown, top, reply))}
            </ol>
            ${replies && view.reading?.more(view, comment.id, replies, replies.total)}`
          : nothing
      }
    </li>
  `;
}

function single(view: View, shown: ThreadView, top: Comment, comment: DrawnComment) {
  const { state, t, format, ask, can } = view;
  const { id, author, text, body = text, lang, published, sha256, recommendations } = comment;
  const instead = view.reading?.instead(view, comment);
  if (instead || comment.gone) return instead;
  const answering = state.answering === id;
  const recommended = state.recommended.includes(id);
  const opened = state.panel?.id === id && state.panel.about;
  return html`
    <article
      part="comment"
      id="comment-${id}"
      tabindex="-1"
      aria-labelledby="by-${id} at-${id}"
      aria-current=${state.reading?.marked === id || nothing}
    >
      <header class="by" part="byline">
        <bdi class="who" part="author" id="by-${id}">${author}</bdi>
        ${view.reading?.marks(view, top, comment)}
        <a class="muted" part="permalink" id="at-${id}" href=${addressOf(id)}
          ><time part="time" datetime=${published}>${format.ago(published)}</time></a
        >
        ${sha256 ? act("proof", t("neverEdited"), opened === "proof") : nothing}
      </header>
      <div class="body" part="text" lang=${lang === "und" ? "" : lang} dir="auto">${body}</div>
      <div class="acts" part="actions">
        ${
          can.react
            ? act(
                "recommend",
                html`<svg part="icon" aria-hidden="true" viewBox="0 0 9 9"><path d="M4.5 1 8.5 8h-8z" /></svg>
                  ${recommending()}`,
                nothing,
                recommended,
              )
            : nothing
        }
        ${
          shown.thread.open
            ? act("reply", t("reply"), answering, nothing, () => ask("answer", answering ? null : id))
            : nothing
        }
        ${can.report ? act("report", t(state.reported.includes(id) ? "reported" : "report"), opened === "report") : nothing}
        ${view.reading?.acts(view, comment)}
      </div>
      ${answering ? form(view, shown, comment) : trouble()} ${view.later?.panel(view, comment)}
    </article>
    ${view.later?.ownBelow(view, id)}
  `;

  // One text, or Chromium's accessible name is “Recommend12”.
  function recommending() {
    const label = t(recommended ? "recommended" : "recommend");
    return recommendations ? `${label} ${format.number(recommendations)}` : label;
  }

  /** Why what was asked for here could not be done. */
  function trouble() {
    const mend = state.mends?.form === id && state.mends.list[0];
    return mend ? html`<p class="why" part="error" role="alert">${sentence(view, mend)}</p>` : nothing;
  }

  function act(
    name: "reply" | "recommend" | "report" | "proof",
    label: unknown,
    expanded: unknown,
    pressed: unknown = nothing,
    press = () => ask(name as "report", id),
  ) {
    return html`<button
      class="act"
      part="action ${name}"
      id="${name}-${id}"
      aria-expanded=${expanded}
      aria-pressed=${pressed}
      aria-describedby="by-${id}"
      @click=${press}
    >
      ${label}
    </button>`;
  }
}
