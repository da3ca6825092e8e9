/** What is shown of a thread, read once more. */
import type { Comment, CommentPage, ThreadView } from "../contract/records.ts";
import { failureOf, type Services } from "./services.ts";
import type { Arrival } from "./state.ts";
import { joined } from "./thread-pages.ts";

/** Comments on a page that is asked for: as many as the contract allows. */
const limit = 100;
/** Pages after which a list that has grown that much is left as it is read by then. */
const atMost = 12;

/**
 * As much of the thread as is shown, as it is now, in the same order; to its end where that is shown. Answers are read
 * as far as they are shown, and in the branches of `arrivals` to the end.
 *
 * @throws what the backend throws.
 */
export async function readAgain(
  { backend, place, signal }: Services,
  shown: ThreadView,
  arrivals: readonly Arrival[] = [],
): Promise<ThreadView> {
  const { sort } = shown;
  const ask = (query: { after?: string; from?: string; parent?: string }) =>
    backend.comments({ site: place.site, key: place.key, sort, limit, ...query }, signal);
  const fresh = await backend.thread({ ...place, sort }, signal);
  const before = new Map(shown.comments.items.map((top) => [top.id, top]));
  const roots = new Set(arrivals.map(({ root }) => root));

  const first = shown.comments.previous === null ? fresh.comments : await from(shown.comments.items);
  const comments = await asFarAs(shown.comments, first, (after) => ask({ after }));
  const items = await Promise.all(comments.items.map(branch));
  // The form and the guidelines stay as the reader has them before their eyes.
  return { ...shown, thread: fresh.thread, choices: fresh.choices, comments: { ...comments, items } };

  /** The page that begins where the one that is shown does, or with the first of its comments that is still there. */
  async function from(tops: readonly Comment[]): Promise<CommentPage> {
    for (const { id } of tops.slice(0, atMost)) {
      try {
        return await ask({ from: id });
      } catch (error) {
        if (failureOf(error).code !== "unknown-comment") throw error;
      }
    }
    return fresh.comments;
  }

  async function branch(top: Comment): Promise<Comment> {
    const { replies } = top;
    const old = before.get(top.id)?.replies;
    if (!replies?.next) return top;
    const enough = !old || old.items.length <= replies.items.length;
    if (enough && old?.next !== null && !roots.has(top.id)) return top;
    const further = (after: string) => ask({ parent: top.id, after });
    const all = roots.has(top.id) || !old ? { items: [], next: null } : old;
    return { ...top, replies: await asFarAs(all, replies, further) };
  }
}

/** Goes on from the first page until what was shown is there again, to the end where that was shown. */
async function asFarAs(
  shown: Pick<CommentPage, "items" | "next">,
  first: CommentPage,
  ask: (after: string) => Promise<CommentPage>,
): Promise<CommentPage> {
  const last = shown.items.at(-1)?.id;
  let page = first;
  for (let pages = 0; page.next !== null && pages < atMost; pages++) {
    const there = page.items.some(({ id }) => id === last) || page.items.length > shown.items.length + limit;
    if (shown.next !== null && there) break;
    const { items, total, next } = await ask(page.next);
    page = { ...page, items: joined(page.items, items), total, next };
  }
  return page;
}
