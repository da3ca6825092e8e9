/** What a comment has beside its words and its actions, and how its answers stand below it. */
import { html, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Comment } from "../../contract/records.ts";
import { isolated } from "../../i18n/isolated.ts";
import { causesOf } from "../causes.ts";
import { isByHidden, isHidden } from "../hiding.ts";
import { keyed } from "../keyed.ts";
import { isNew } from "../new-comments.ts";
import { addressOf } from "../place.ts";
import { descendants, treeOf } from "../tree.ts";
import type { View } from "../view.ts";

/** Of a long page, as many branches as are drawn by now: those that nothing has changed stay as they are. */
export function each(view: View, comments: readonly Comment[], draw: (comment: Comment) => unknown) {
  const { state } = view;
  const isThread = comments === state.view?.comments.items;
  const shown = isThread ? comments.slice(0, state.reading?.drawn) : comments;
  return keyed(
    shown.map(({ id }) => id),
    shown.map((one) => (isThread ? guard(causesOf(view, one), () => draw(one)) : draw(one))),
  );
}

export const below = ({ state, depth }: View, top: Comment, comment: Comment): readonly Comment[] =>
  state.reading?.folded.includes(comment.id) ? [] : (treeOf(top, depth).below.get(comment.id) ?? []);

export function fold({ state, t, ask, depth }: View, top: Comment, comment: Comment) {
  const { id } = comment;
  const all = descendants(treeOf(top, depth), comment).filter(({ gone }) => !gone).length;
  if (!all) return nothing;
  const folded = !!state.reading?.folded.includes(id);
  const count = top === comment ? (top.replies?.total ?? all) : all;
  const earlier = top === comment && !folded && top.replies?.previous;
  return html`
    <div class="fold">
      <button
        class=${folded ? "act" : "act at-line"}
        part="action fold"
        id="fold-${id}"
        aria-expanded=${!folded}
        aria-describedby=${comment.gone ? nothing : `by-${id}`}
        @click=${() => ask("fold", id)}
      >
        <span class="sign" part="icon" aria-hidden="true">${folded ? "+" : "−"}</span>
        <span class=${folded ? nothing : "hidden"}>${t(folded ? "unfoldReplies" : "foldReplies", count)}</span>
      </button>
      ${
        earlier
          ? html`<button
            class="button wide earlier"
            part="button earlier-button"
            aria-disabled=${state.paging === null ? nothing : "true"}
            @click=${() => ask("earlier", id)}
          >
            ${t("earlierReplies")}
          </button>`
          : nothing
      }
    </div>
  `;
}

const gone = { withdrawn: "goneWithdrawn", removed: "goneRemoved", erased: "goneErased" } as const;

export function instead({ state, t, ask }: View, comment: Comment) {
  const { id } = comment;
  if (comment.gone)
    return html`<p class="gone" part="gone" id="comment-${id}" tabindex="-1">${t(gone[comment.gone])}</p>`;
  if (!isHidden(state, comment)) return undefined;
  const [what, show] = isByHidden(state, comment)
    ? ([t("authorHidden", isolated(comment.author ?? "")), "unhideAuthor"] as const)
    : ([t("hidden"), "unhide"] as const);
  return html`<p class="gone" part="gone hidden" id="comment-${id}" tabindex="-1">
    ${what} <button class="link" part="link unhide" @click=${() => ask(show, id)}>${t(show)}</button>
  </p>`;
}

export function marks(view: View, top: Comment, comment: Comment) {
  const { state, t, depth } = view;
  return html`
    ${comment.staff ? html`<span class="badge" part="badge badge-staff">${t("staff")}</span>` : nothing}
    ${comment.choice ? html`<span class="badge picked" part="badge badge-choice">${t("choice")}</span>` : nothing}
    ${isNew(state, comment) ? html`<span class="badge new" part="badge badge-new">${t("new")}</span>` : nothing}
    ${treeOf(top, depth).elsewhere.has(comment) ? answered(view, comment) : nothing}
  `;
}

const answered = ({ t, ask }: View, { parent, replyTo }: Comment) =>
  html`<a class="muted" part="in-reply-to" href=${addressOf(parent!)} @click=${() => ask("show", parent!)}
    ><span>${replyTo ? t("repliesTo", isolated(replyTo)) : t("repliesToOther")}</span></a
  >`;

export function acts({ state, t, ask }: View, { id, author, authorId }: Comment) {
  const { menu, copied } = state.reading!;
  const open = menu === id;
  const item = (name: "copyLink" | "hideComment" | "hideAuthor", label: string) =>
    html`<button class="act" part="action" aria-describedby="by-${id}" @click=${() => ask(name, id)}>${label}</button>`;
  return html`
    <button
      class="act more-acts"
      part="action more-actions"
      id="more-${id}"
      aria-expanded=${open}
      aria-describedby="by-${id}"
      @click=${() => ask("menu", open ? null : id)}
    >
      <span part="icon" aria-hidden="true">⋯</span> <span class="word">${t("more")}</span>
    </button>
    ${
      open
        ? html`<div class="menu" part="menu">
          ${item("copyLink", t(copied ? "linkCopied" : "copyLink"))} ${item("hideComment", t("hideComment"))}
          ${authorId === null ? nothing : item("hideAuthor", t("hideAuthor", isolated(author ?? "")))}
          ${copied === false ? html`<p part="note">${t("linkIs")} <code class="address" part="address">${addressOf(id)}</code></p>` : nothing}
        </div>`
        : nothing
    }
  `;
}
