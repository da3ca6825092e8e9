import type { CommentsBackend, HtmlComment } from "../backends/backend.ts";
import type { Comment, CommentPage } from "../contract/records.ts";
import type { BackendSource } from "./choose-backend.ts";
import type { DrawnComment } from "./drawn-comment.ts";
import { lazy } from "./lazy.ts";

const bodies = lazy(() => import("./bodies.ts"));

/** The same backend, with what is HTML of its comments made ready to be drawn. */
export function withBodies(backend: CommentsBackend, { shadowRoot }: BackendSource): CommentsBackend {
  let dressed = false;

  async function drawnOf(comment: HtmlComment): Promise<Comment> {
    const { html, ...rest } = comment;
    const drawn: DrawnComment = rest;
    if (comment.replies) drawn.replies = await drawnPage(comment.replies);
    if (html === undefined) return drawn;
    const { sheet, body } = await bodies.load();
    if (!dressed) shadowRoot?.adoptedStyleSheets.push(sheet);
    dressed = true;
    return { ...drawn, body: body(html) } as Comment;
  }

  const drawnPage = async (page: CommentPage): Promise<CommentPage> => ({
    ...page,
    items: await Promise.all(page.items.map(drawnOf)),
  });

  return {
    ...backend,
    async thread(query, signal) {
      const view = await backend.thread(query, signal);
      const [comments, choices] = await Promise.all([
        drawnPage(view.comments),
        Promise.all(view.choices.map(drawnOf)),
      ]);
      return { ...view, comments, choices };
    },
    comments: async (query, signal) => drawnPage(await backend.comments(query, signal)),
  };
}
