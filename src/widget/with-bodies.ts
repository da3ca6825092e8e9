import type { CommentsBackend, HtmlComment } from "../backends/backend.ts";
import { tellDeveloper } from "../backends/tell-developer.ts";
import type { Comment, CommentPage } from "../contract/records.ts";
import type { BackendSource } from "./choose-backend.ts";
import type { DrawnComment } from "./drawn-comment.ts";
import { lazy } from "./lazy.ts";

const bodies = lazy(() => import("./bodies.ts"));
type Bodies = Awaited<ReturnType<typeof bodies.load>>;

/** The same backend, with what is HTML of its comments made ready to be drawn. */
export function withBodies(backend: CommentsBackend, { shadowRoot }: BackendSource): CommentsBackend {
  /** What it takes to draw these; nothing where none of them is HTML, or where it does not come. */
  async function partFor(comments: readonly Comment[]): Promise<Bodies | undefined> {
    if (!comments.some(isHtml)) return undefined;
    try {
      const part = await bodies.load();
      const sheets = shadowRoot?.adoptedStyleSheets;
      if (!sheets?.includes(part.sheet)) sheets?.push(part.sheet);
      return part;
    } catch (error) {
      tellDeveloper("comments are shown as plain text, for their HTML cannot be made safe:", error);
      return undefined;
    }
  }

  const drawnPage = async (page: CommentPage): Promise<CommentPage> => {
    const part = await partFor(page.items);
    return part ? pageBy(part, page) : page;
  };

  return {
    ...backend,
    async thread(query, signal) {
      const view = await backend.thread(query, signal);
      return { ...view, comments: await drawnPage(view.comments) };
    },
    comments: async (query, signal) => drawnPage(await backend.comments(query, signal)),
  };
}

const isHtml = ({ html, replies }: HtmlComment): boolean =>
  html !== undefined || !!replies?.items.some(isHtml);

const pageBy = (part: Bodies, page: CommentPage): CommentPage => ({
  ...page,
  items: page.items.map((comment) => drawnOf(part, comment)),
});

function drawnOf(part: Bodies, { html, ...comment }: HtmlComment): DrawnComment {
  const { text, replies } = comment;
  return {
    ...comment,
    ...(replies && { replies: pageBy(part, replies) }),
    ...(html !== undefined && { body: part.body(html, text ?? "") }),
  };
}
