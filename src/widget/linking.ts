/** A comment that the page's address names, brought to the page however deep it stands. */
import type { CommentPage, ThreadView } from "../contract/records.ts";
import { failureOf, type Services } from "./services.ts";
import { joined } from "./thread-pages.ts";
import { everyComment } from "./visits.ts";

/** Branches that a page has at least, where the thread has them. */
const some = 5;

export interface Placed {
  /** As it is to be shown; as it was where the comment could not be brought. */
  view: ThreadView;
  /** Whether the backend says that there is no such comment. */
  missing: boolean;
}

/** The thread with this comment in it. Where it was not, the page of comments then begins with the comment's branch. */
export async function placed(services: Services, view: ThreadView, id: string): Promise<Placed> {
  const { backend, place, state, signal } = services;
  const isIn = (comments: CommentPage) => everyComment({ ...view, comments }).some((one) => one.id === id);
  // What is the reader's own may be seen by nobody else yet.
  const own = state().own.some(({ comment }) => comment?.id === id && comment.state !== "approved");
  if (own || isIn(view.comments)) return { view, missing: false };
  const ask = (query: { from?: string; after?: string; before?: string; parent?: string }) =>
    backend.comments({ site: place.site, key: place.key, sort: view.sort, ...query }, signal);
  try {
    const page = await ask({ from: id });
    if (isIn(page)) return { view: { ...view, comments: await withSome(page) }, missing: false };
    const [top, ...others] = page.items;
    const replies = top && (await repliesAround(top.id));
    if (!replies) return await walked();
    return {
      view: { ...view, comments: { ...page, items: [{ ...top, replies }, ...others] } },
      missing: false,
    };
  } catch (error) {
    return { view, missing: failureOf(error).code === "unknown-comment" };
  }

  /** At the end of a thread it would stand alone. */
  async function withSome(page: CommentPage): Promise<CommentPage> {
    if (page.items.length >= some || page.previous === null) return page;
    const before = await ask({ before: page.previous });
    return { ...page, items: joined(before.items, page.items), previous: before.previous };
  }

  /** Those from the comment on, with the page before it: what it answers stands there. */
  async function repliesAround(parent: string): Promise<CommentPage | null> {
    const page = await ask({ parent, from: id });
    if (page.items[0]?.id !== id) return null;
    if (page.previous === null) return page;
    const before = await ask({ parent, before: page.previous });
    return { ...page, items: joined(before.items, page.items), previous: before.previous };
  }

  /** Page by page, where a backend does not know how to begin with a comment. */
  async function walked(): Promise<Placed> {
    let { comments } = view;
    while (!isIn(comments) && comments.next !== null && !signal.aborted) {
      const page = await ask({ after: comments.next });
      // Nor may it know how to go on, and begin again for ever.
      if (page.items.length === 0 || page.next === comments.next) break;
      comments = { ...page, items: joined(comments.items, page.items), previous: comments.previous };
    }
    return isIn(comments) ? { view: { ...view, comments }, missing: false } : { view, missing: true };
  }
}
