import { html, nothing, type TemplateResult } from "lit";
import type { Comment, CommentPage, ThreadView } from "../../contract/records.ts";
import { isolated, type View } from "../view.ts";
import { form } from "./form.ts";

/** The published comments. */
export function thread(view: View, shown: ThreadView) {
  const { t } = view;
  const { items, total } = shown.comments;
  if (items.length === 0) {
    return html`<p class="empty" part="empty">
      ${t("empty")} ${shown.thread.open ? html`<small>${t("emptyInvitation")}</small>` : nothing}
    </p>`;
  }
  return html`
    <section class="thread" part="thread" aria-label=${t("threadLabel")}>
      <ol class="list" part="list" role="list">
        ${items.map((comment) => branchOnce(view, shown, comment))}
      </ol>
      ${more(view, "", shown.comments, total)}
    </section>
  `;
}

/** All that a branch is drawn from, so that a key pressed in the form does not draw a thousand comments anew. */
function causes(
  { state, t, minute, later }: View,
  { thread: { open } }: ThreadView,
  comment: Comment,
): unknown[] {
  const { answering, own, withdrawing, paging, pagingFailed } = state;
  const here = [comment, ...(comment.replies?.items ?? [])].some(({ id }) => id === answering);
  return [comment, open, t, minute, later, own, withdrawing, paging, pagingFailed, here && state];
}

const drawn = new WeakMap<Comment, { causes: unknown[]; branch: TemplateResult }>();

function branchOnce(view: View, shown: ThreadView, comment: Comment): TemplateResult {
  const now = causes(view, shown, comment);
  const before = drawn.get(comment);
  if (before && now.every((cause, i) => cause === before.causes[i])) return before.branch;
  const result = { causes: now, branch: branch(view, shown, comment) };
  drawn.set(comment, result);
  return result.branch;
}

function branch(view: View, shown: ThreadView, top: Comment) {
  const { replies } = top;
  return html`
    <li>
      ${single(view, shown, top)}
      ${
        replies?.items.length
          ? html`<ol
            class="replies"
            part="replies"
            role="list"
            aria-label=${view.t("repliesLabel", isolated(top.author ?? ""))}
          >
            ${replies.items.map((reply) => html`<li>${single(view, shown, reply)}</li>`)}
          </ol>`
          : nothing
      }
      ${replies ? more(view, top.id, replies, replies.total) : nothing}
    </li>
  `;
}

const gone = { withdrawn: "goneWithdrawn", removed: "goneRemoved", erased: "goneErased" } as const;

function single(view: View, shown: ThreadView, comment: Comment) {
  const { state, t, format, ask } = view;
  const { id, author, text, lang, published, replyTo } = comment;
  if (comment.gone) {
    return html`<p class="gone" part="gone" id="comment-${id}" tabindex="-1">${t(gone[comment.gone])}</p>`;
  }
  const answering = state.answering === id;
  return html`
    <article part="comment" id="comment-${id}" tabindex="-1" aria-labelledby="by-${id} at-${id}">
      <header class="by" part="byline">
        <bdi class="who" part="author" id="by-${id}">${author}</bdi>
        ${replyTo ? html`<span class="muted">${t("repliesTo", isolated(replyTo))}</span>` : nothing}
        <a class="muted" part="permalink" id="at-${id}" href=${addressOf(id)}
          ><time part="time" datetime=${published}>${format.ago(published)}</time></a
        >
      </header>
      <div class="body" part="text" lang=${lang === "und" ? "" : lang} dir="auto">${text}</div>
      <div class="acts">
        ${
          shown.thread.open
            ? html`<button
              class="act"
              part="action"
              id="reply-${id}"
              aria-expanded=${answering}
              aria-describedby="by-${id}"
              @click=${() => ask("answer", answering ? null : id)}
            >
              ${t("reply")}
            </button>`
            : nothing
        }
      </div>
      ${answering ? form(view, shown, comment) : nothing}
    </article>
    ${view.later?.ownBelow(view, id)}
  `;
}

const addressOf = (id: string) => `${location.href.split("#", 1)[0]}#comment-${id}`;

function more({ state, t, ask }: View, list: string, { items, next }: CommentPage, total: number) {
  if (!next) return nothing;
  const shown = items.filter(({ gone }) => !gone).length;
  const left = Math.max(1, total - shown);
  return html`
    <div class="more" part="more">
      ${state.pagingFailed === list ? html`<p>${t("failed")}</p>` : nothing}
      <button
        class="button wide"
        part="button more-button"
        aria-disabled=${state.paging === null ? nothing : "true"}
        @click=${() => ask("more", list)}
      >
        ${list ? t("moreReplies", left) : t("moreComments", left)}
      </button>
      ${list ? nothing : html`<p>${t("shown", shown, total)}</p>`}
    </div>
  `;
}
