/** What moderators see: the queue, what was decided, and one comment with all that helps to decide about it. */
import type {
  CommentCase,
  Decision,
  DeskSession,
  DeskThread,
  QueueItem,
  QueuePage,
} from "../../contract/desk.ts";
import type { Comment } from "../../contract/records.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { Account, CaseItem, ListQuery, StoredDecision, StoredItem } from "./desk-ports.ts";
import type { Services, Site, Stores } from "./ports.ts";
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

export async function openDesk(
  { stores }: Pick<Services, "stores">,
  moderator: Account,
): Promise<DeskSession> {
  return { moderator, sites: await stores.queue.sites() };
}

/** Pending comments that nobody has decided about, oldest first. */
export async function listWaiting(services: ReadServices, query: DeskList): Promise<QueuePage> {
  const { queue } = services.stores;
  await findSite(services.stores, query.site);
  const found = await queue.waiting(oneMore(query));
  const total = await queue.countWaiting(query.site, query.lang);
  return toPage(services, query, { found, total, cursorOf: (item) => item.id });
}

/** Decided comments by their newest decision, newest first. */
export async function listDecided(services: ReadServices, query: DeskList): Promise<QueuePage> {
  const { queue } = services.stores;
  await findSite(services.stores, query.site);
  const found = await queue.decided(oneMore(query));
  const total = await queue.countDecided(query.site, query.lang);
  return toPage(services, query, { found, total, cursorOf: (item) => item.decision?.id ?? item.id });
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
  const site = await findSite(stores, item.site);
  const { version, lang } = item.guidelines;
  const seen = await guidelines.ofVersion(site, version, lang);
  const inForce = await guidelines.inForce(site, reading);
  const present = await presenter(services, [item, parent, ...history], reading);
  return {
    item: present.item(item),
    email: item.email,
    sha256: item.sha256,
    thread: thread!,
    // No version ever goes away.
    guidelines: seen!,
    rules: inForce.rules,
    parent: parent ? present.item(parent) : null,
    context: await readAround(stores, item),
    history: history.map(present.decision),
    reports: [],
  };
}

/** A decision with its guideline in the moderator's language. */
export async function presentDecision(
  services: ReadServices,
  { decision, reading }: { decision: StoredDecision; reading: string },
): Promise<Decision> {
  return (await presenter(services, [decision], reading)).decision(decision);
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
    await stores.threads.setClosed(thread, open ? null : clock.now());
    return { ...before, open };
  });
}

const oneMore = ({ site, lang, after, limit }: DeskList): ListQuery => {
  const last = after === null ? null : decodeCursor(after);
  if (last === undefined) throw new ProblemError("invalid", { field: "after" });
  return { site, lang, after: last, limit: limit + 1 };
};

async function toPage(
  services: ReadServices,
  { limit, reading }: DeskList,
  { found, total, cursorOf }: { found: StoredItem[]; total: number; cursorOf: (item: StoredItem) => string },
): Promise<QueuePage> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const present = await presenter(services, items, reading);
  return {
    items: items.map(present.item),
    total,
    next: last && found.length > limit ? encodeCursor(cursorOf(last)) : null,
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
    ? await stores.published.replies({ thread, root: item.root, after: null, limit })
    : await stores.published.page({ thread, sort: "newest", after: null, limit, replies: 0 }, 0);
  const around = item.root ? (page?.items ?? []) : (page?.items ?? []).toReversed();
  return around.filter((comment) => comment.id !== item.id);
}

/** Names the guidelines of many decisions with one read for each version among them. */
async function presenter(
  { stores, guidelines }: ReadServices,
  about: readonly (StoredItem | StoredDecision | undefined)[],
  reading: string,
) {
  const decisions = about.flatMap((one) => (one && "decision" in one ? (one.decision ?? []) : (one ?? [])));
  const rules = new Map<string, Map<string, { number: number; label: string }>>();
  for (const { site, guideline } of decisions) {
    if (!guideline) continue;
    const key = `${guideline.version} ${site}`;
    if (rules.has(key)) continue;
    const edition = await guidelines.ofVersion(await findSite(stores, site), guideline.version, reading);
    const numbered = edition?.rules.map(
      ({ id, label }, place) => [id, { number: place + 1, label }] as const,
    );
    rules.set(key, new Map(numbered));
  }

  const decision = (stored: StoredDecision): Decision => {
    const { guideline } = stored;
    const rule = guideline && rules.get(`${guideline.version} ${stored.site}`)?.get(guideline.id);
    return {
      id: stored.id,
      comment: stored.comment,
      action: stored.action,
      guideline: guideline && rule ? { id: guideline.id, ...rule } : null,
      note: stored.note,
      by: stored.by,
      decided: new Date(stored.at).toISOString(),
      takesEffect: new Date(stored.takesEffectAt).toISOString(),
      status: stored.status,
      onAppeal: stored.onAppeal,
    };
  };
  const item = (stored: StoredItem): QueueItem => ({
    id: stored.id,
    author: stored.author,
    text: stored.text,
    lang: stored.lang,
    received: stored.received,
    state: stored.state,
    reply: stored.reply,
    thread: stored.thread,
    decision: stored.decision && decision(stored.decision),
    flags: stored.flags,
    signedIn: stored.signedIn,
    appeal: stored.appeal,
    reports: stored.reports,
  });
  return { item, decision };
}
