/** What readers read: a thread with all that its first paint needs, further pages, and counts. */
import type { CommentPage, CountsAnswer, FormRules, Sort, ThreadView } from "../../contract/records.ts";
import { decodeCursor } from "./cursor.ts";
import type { GuidelinesShelf } from "./guidelines-shelf.ts";
import type { Services, Site, ThreadState } from "./ports.ts";
import { ProblemError } from "./problem.ts";

export type ReadServices = Pick<Services, "stores"> & { guidelines: GuidelinesShelf };

const pageSize = 20;
const repliesShown = 5;

/** Upper bound of the UTF-8 bytes of a text: room for any text of the usual length in any script. */
export const maxBytes = 32_768;

/** Where a thread stands, and the entity tag of every answer about it. */
export interface ThreadPlace {
  site: Site;
  key: string;
  /** `undefined` before the first comment. */
  thread: ThreadState | undefined;
}

/** @throws ProblemError `unknown-site`. */
export async function findThread(
  { stores }: ReadServices,
  { site, key }: { site: string; key: string },
): Promise<ThreadPlace> {
  const found = await stores.threads.findWithSite(site, key);
  if (!found) throw new ProblemError("unknown-site", { field: "site" });
  return { ...found, key };
}

/**
 * Moves with everything a reader can see of the thread, and with nothing else: a pending comment leaves it as it
 * is, even the first one. The site's time of making tells two databases apart.
 */
export function versionOf({ site, thread }: ThreadPlace): string {
  return `${site.createdAt.toString(36)}.${site.version}.${thread?.version ?? 0}`;
}

export const isOpen = ({ site, thread }: ThreadPlace): boolean =>
  site.mode !== "closed" && (thread?.closedAt ?? null) === null;

const nothing: CommentPage = { items: [], total: 0, next: null, previous: null };

export async function readThread(
  { stores, guidelines }: ReadServices,
  place: ThreadPlace,
  { lang, sort }: { lang: string; sort: Sort },
): Promise<ThreadView> {
  const { site, key, thread } = place;
  const closedAt = thread?.closedAt ?? null;
  const comments: CommentPage = thread
    ? await stores.published.page(
        { thread: thread.id, sort, after: null, limit: pageSize, replies: repliesShown },
        thread.publishedRoots,
      )
    : nothing;
  return {
    thread: {
      site: site.id,
      key,
      open: isOpen(place),
      closed: closedAt === null ? null : new Date(closedAt).toISOString(),
      count: thread?.published ?? 0,
      version: thread?.version ?? 0,
    },
    form: formRules(site),
    guidelines: await guidelines.inForce(site, lang),
    sort,
    comments,
    choices: [],
  };
}

const formRules = (site: Site): FormRules => ({
  maxLength: site.maxLength,
  maxAuthorLength: site.maxAuthorLength,
  maxBytes,
  email: site.email,
  signIn: site.signIn?.rule ?? "none",
});

export interface PageInput {
  sort?: Sort;
  after?: string;
  limit?: number;
  parent?: string;
}

/** @throws ProblemError `invalid` (cursor), `unknown-comment` (a parent that is not published at the top level). */
export async function readComments(
  { stores }: ReadServices,
  { thread }: ThreadPlace,
  { sort = "oldest", after, limit = pageSize, parent }: PageInput,
): Promise<CommentPage> {
  const last = readCursor(after);
  if (parent === undefined) {
    if (!thread) return nothing;
    return stores.published.page(
      { thread: thread.id, sort, after: last, limit, replies: repliesShown },
      thread.publishedRoots,
    );
  }
  const page =
    thread && (await stores.published.replies({ thread: thread.id, root: parent, after: last, limit }));
  if (!page) throw new ProblemError("unknown-comment", { field: "parent" });
  return page;
}

function readCursor(after: string | undefined): string | null {
  if (after === undefined) return null;
  const id = decodeCursor(after);
  if (id === undefined) {
    throw new ProblemError("invalid", {
      field: "after",
      detail: "A cursor is the `next` of an earlier page, unchanged.",
    });
  }
  return id;
}

/** @throws ProblemError `unknown-site`. */
export async function countComments(
  { stores }: ReadServices,
  { site, key }: { site: string; key: string[] },
): Promise<CountsAnswer> {
  if (!(await stores.sites.find(site))) throw new ProblemError("unknown-site", { field: "site" });
  return stores.threads.counts(site, key);
}
