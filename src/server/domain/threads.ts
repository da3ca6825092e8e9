/** What readers read: a thread with all that its first paint needs, further pages, and counts. */
import type { CommentPage, CountsAnswer, FormRules, Sort, ThreadView } from "../../contract/records.ts";
import { decodePosition, type Position } from "./cursor.ts";
import type { GuidelinesShelf } from "./guidelines-shelf.ts";
import type { Edge, PublishedStore, Services, Site, ThreadState } from "./ports.ts";
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
        { thread: thread.id, sort, edge: null, limit: pageSize, replies: repliesShown },
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
    choices: thread ? await stores.published.choices(thread.id) : [],
  };
}

const formRules = (site: Site): FormRules => ({
  maxLength: site.maxLength,
  maxAuthorLength: site.maxAuthorLength,
  maxBytes,
  email: site.email,
  signIn: site.signIn?.rule ?? "none",
});

/** Where a page begins or ends; at most one of the three is given. */
interface Start {
  after?: string;
  before?: string;
  from?: string;
}

export interface PageInput extends Start {
  sort?: Sort;
  limit?: number;
  parent?: string;
}

/**
 * @throws ProblemError `invalid` (a cursor, or more than one start), `unknown-comment` (a parent that is not published
 *   at the top level, or a `from` that is not published in the thread or in that branch).
 */
export async function readComments(
  { stores }: ReadServices,
  { thread }: ThreadPlace,
  { parent, ...input }: PageInput,
): Promise<CommentPage> {
  requireOneStart(input);
  return parent === undefined
    ? readTops(stores.published, thread, input)
    : readReplies(stores.published, thread, { ...input, parent });
}

async function readTops(
  published: PublishedStore,
  thread: ThreadState | undefined,
  { sort = "oldest", limit = pageSize, from, ...start }: Omit<PageInput, "parent">,
): Promise<CommentPage> {
  let edge = readEdge(start, sort);
  if (from !== undefined) {
    const position = thread && (await published.branchOf(thread.id, from));
    if (!position) throw new ProblemError("unknown-comment", { field: "from" });
    edge = { side: "from", position };
  }
  if (!thread) return nothing;
  const query = { thread: thread.id, sort, edge, limit, replies: repliesShown };
  return published.page(query, thread.publishedRoots);
}

async function readReplies(
  published: PublishedStore,
  thread: ThreadState | undefined,
  { limit = pageSize, parent, from, ...start }: PageInput & { parent: string },
): Promise<CommentPage> {
  const edge: Edge | null =
    from === undefined
      ? readEdge(start, "oldest")
      : { side: "from", position: { id: from, recommendations: 0 } };
  const page = thread && (await published.replies({ thread: thread.id, root: parent, edge, limit }));
  if (!page) throw new ProblemError("unknown-comment", { field: "parent" });
  if (from !== undefined && page.items[0]?.id !== from) {
    throw new ProblemError("unknown-comment", { field: "from" });
  }
  return page;
}

function requireOneStart({ after, before, from }: Start): void {
  const given = Object.entries({ after, before, from }).filter(([, value]) => value !== undefined);
  if (given.length < 2) return;
  throw new ProblemError("invalid", {
    field: given[1]![0],
    detail: "A page is asked for by one of after, before and from.",
  });
}

function readEdge({ after, before }: Omit<Start, "from">, sort: Sort): Edge | null {
  if (after !== undefined) return { side: "after", position: readCursor("after", after, sort) };
  return before === undefined ? null : { side: "before", position: readCursor("before", before, sort) };
}

function readCursor(field: "after" | "before", cursor: string, sort: Sort): Position {
  const position = decodePosition(cursor, sort);
  if (position) return position;
  throw new ProblemError("invalid", {
    field,
    detail: "A cursor is the `next` or `previous` of another page in the same order, unchanged.",
  });
}

/** @throws ProblemError `unknown-site`. */
export async function countComments(
  { stores }: ReadServices,
  { site, key }: { site: string; key: string[] },
): Promise<CountsAnswer> {
  if (!(await stores.sites.find(site))) throw new ProblemError("unknown-site", { field: "site" });
  return stores.threads.counts(site, key);
}
