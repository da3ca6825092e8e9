/** What moderators see: the queue, what was decided, and one comment with all that helps to decide about it. */
import type { CommentCase, Decision, DeskSession, DeskThread, QueuePage } from "../../contract/desk.ts";
import type { Comment } from "../../contract/records.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type {
  Account,
  CaseItem,
  ListQuery,
  ReportedPlace,
  StoredDecision,
  StoredItem,
} from "./desk-ports.ts";
import type { Services, Site, Stores } from "./ports.ts";
import { presenter } from "./present.ts";
import { ProblemError } from "./problem.ts";
import type { ReadServices } from "./threads.ts";

/** A list as it is asked for; `reading` is the language in which guidelines are named to the moderator. */
export interface DeskList {
  site: string;
  after: string | null;
  limit: number;
  lang: string | null;
  reading: string;
}

/** How many published comments stand around the one to decide about. */
const contextSize = 20;
/** Of a comment that a crowd reports. */
const reportsShown = 100;

export async function openDesk(
  { stores }: Pick<Services, "stores">,
  moderator: Account,
): Promise<DeskSession> {
  return { moderator, sites: await stores.queue.sites() };
}

/** Pending comments that nobody has decided about, oldest first. */
export async function listWaiting(services: ReadServices, query: DeskList): Promise<QueuePage> {
  const { queue } = services.stores;
  const site = await findSite(services.stores, query.site);
  const found = await queue.waiting(oneMore(query));
  const total = await queue.countWaiting(query.site, query.lang);
  return toPage(services, site, query, { found, total, cursorOf: (item) => encodeCursor(item.id) });
}

/** Decided comments by their newest decision, newest first. */
export async function listDecided(services: ReadServices, query: DeskList): Promise<QueuePage> {
  const { queue } = services.stores;
  const site = await findSite(services.stores, query.site);
  const found = await queue.decided(oneMore(query));
  const total = await queue.countDecided(query.site, query.lang);
  const cursorOf = ({ id, decision }: StoredItem) => encodeCursor(decision?.id ?? id);
  return toPage(services, site, query, { found, total, cursorOf });
}

/** Comments whose appeal waits, the longest waiting first. */
export async function listAppealed(services: ReadServices, query: DeskList): Promise<QueuePage> {
  const { openResponses } = services.stores;
  const site = await findSite(services.stores, query.site);
  const found = await openResponses.appealed(oneMore(query));
  const total = await openResponses.countAppealed(query.site, query.lang);
  return toPage(services, site, query, { found, total, cursorOf: (item) => encodeCursor(item.id) });
}

/** Comments with open reports: what may be illegal first, then the longest waiting. */
export async function listReported(services: ReadServices, query: DeskList): Promise<QueuePage> {
  const { openResponses } = services.stores;
  const site = await findSite(services.stores, query.site);
  const { lang, limit } = query;
  const after = query.after === null ? null : decodePlace(query.after);
  const found = await openResponses.reported({ site: site.id, lang, limit: limit + 1, after });
  const total = await openResponses.countReported(site.id, lang);
  return toPage(services, site, query, { found, total, cursorOf: ({ place }) => encodePlace(place) });
}

/** @throws ProblemError `unknown-comment`. */
export async function openCase(
  services: ReadServices,
  { comment, reading }: { comment: string; reading: string },
): Promise<CommentCase> {
  const { stores, guidelines } = services;
  const item = await findItem(stores, comment);
  const [parent] = item.parent === null ? [] : await stores.queue.items([item.parent]);
  const thread = await stores.queue.thread(item.thread.id);
  const history = await stores.queue.history(comment);
  const choices = await stores.queue.choices(comment);
  const site = await findSite(stores, item.site);
  const { version, lang } = item.guidelines;
  const seen = await guidelines.ofVersion(site, version, lang);
  const inForce = await guidelines.inForce(site, reading);
  const reports = await stores.reports.about(comment, reportsShown);
  const items = parent ? [item, parent] : [item];
  const present = await presenter(services, { site, reading }, { items, decisions: history, reports });
  return {
    item: present.item(item),
    email: item.email,
    sha256: item.sha256,
    thread: thread!,
    // A page may show its own, under a number that the site never had; whoever sends a comment may name any.
    guidelines: seen ?? null,
    rules: inForce.rules,
    parent: parent ? present.item(parent) : null,
    context: await readAround(stores, item),
    history: history.map(present.decision),
    choices: choices.map((choice) => ({ ...choice, at: new Date(choice.at).toISOString() })),
    reports: reports.map(present.report),
  };
}

/** A decision with its guideline in the moderator's language. */
export async function presentDecision(
  services: ReadServices,
  { decision, reading }: { decision: StoredDecision; reading: string },
): Promise<Decision> {
  const site = await findSite(services.stores, decision.site);
  return (await presenter(services, { site, reading }, { decisions: [decision] })).decision(decision);
}

/** Closes a thread to new comments, or opens it again; doing so twice changes nothing. */
export async function setThreadOpen(
  { clock, transaction }: Pick<Services, "clock" | "transaction">,
  { thread, open }: { thread: string; open: boolean },
): Promise<DeskThread> {
  return transaction(async (stores) => {
    const before = await stores.queue.thread(thread);
    if (!before) throw new ProblemError("not-found");
    if (before.open === open) return before;
    await stores.threads.setClosed({ thread, closed: !open, at: clock.now() });
    return { ...before, open };
  });
}

const oneMore = ({ site, lang, after, limit }: DeskList): ListQuery => ({
  site,
  lang,
  after: after === null ? null : readCursor(after),
  limit: limit + 1,
});

/** @throws ProblemError `invalid`. */
function readCursor(cursor: string): string {
  const id = decodeCursor(cursor);
  if (id === undefined) throw new ProblemError("invalid", { field: "after" });
  return id;
}

/** Whether it may be illegal comes before the cursor as usual: a report may be answered before the next page is asked for. */
const encodePlace = ({ illegal, first }: ReportedPlace): string => `${illegal}${encodeCursor(first)}`;

const decodePlace = (cursor: string): ReportedPlace => ({
  illegal: cursor.startsWith("1") ? 1 : 0,
  first: readCursor(cursor.slice(1)),
});

interface Found<Item extends StoredItem> {
  found: Item[];
  total: number;
  cursorOf: (item: Item) => string;
}

async function toPage<Item extends StoredItem>(
  services: ReadServices,
  site: Site,
  { limit, reading }: DeskList,
  { found, total, cursorOf }: Found<Item>,
): Promise<QueuePage> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const present = await presenter(services, { site, reading }, { items });
  return {
    items: items.map(present.item),
    total,
    next: last && found.length > limit ? cursorOf(last) : null,
  };
}

/** @throws ProblemError `unknown-site`. */
async function findSite(stores: Stores, id: string): Promise<Site> {
  const site = await stores.sites.find(id);
  if (!site) throw new ProblemError("unknown-site", { field: "site" });
  return site;
}

async function findItem(stores: Stores, comment: string): Promise<CaseItem> {
  const [item] = await stores.queue.items([comment]);
  if (!item) throw new ProblemError("unknown-comment");
  return item;
}

/** The branch of a reply; beside a top-level comment, the newest ones of its thread. Oldest first, without itself. */
async function readAround(stores: Stores, item: CaseItem): Promise<Comment[]> {
  const thread = item.thread.id;
  const limit = contextSize;
  const page = item.root
    ? await stores.published.replies({ thread, root: item.root, edge: null, limit })
    : await stores.published.page({ thread, sort: "newest", edge: null, limit, replies: 0 }, 0);
  const around = item.root ? (page?.items ?? []) : (page?.items ?? []).toReversed();
  return around.filter((comment) => comment.id !== item.id);
}
