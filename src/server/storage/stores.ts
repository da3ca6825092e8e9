/** The domain's ports on a database. */
import type { Kysely } from "kysely";
import type { Change, Tell } from "../domain/live-ports.ts";
import type { AuthorIds, Services, Stores } from "../domain/ports.ts";
import { accountStore } from "./accounts.ts";
import { appealStore } from "./appeals.ts";
import { commentStore } from "./comments.ts";
import { decisionStore } from "./decisions.ts";
import { eventStore } from "./events.ts";
import { flagStore } from "./flags.ts";
import { createGroupCommit } from "./group-commit.ts";
import { guidelinesStore } from "./guidelines.ts";
import { invitationStore } from "./invitations.ts";
import { logStore } from "./log.ts";
import { openResponseStore } from "./open-responses.ts";
import { pageStore } from "./pages.ts";
import { publishedStore } from "./published.ts";
import { queueStore } from "./queue.ts";
import { reactionStore } from "./reactions.ts";
import { reportStore } from "./reports.ts";
import { siteStore } from "./sites.ts";
import { spentTokenStore } from "./spent-tokens.ts";
import type { Database } from "./tables.ts";
import { threadStore } from "./threads.ts";
import { waitStore } from "./waits.ts";
import { wordListStore } from "./word-lists.ts";

const nobody: Tell = () => {};
const untold: AuthorIds = () => null;

/**
 * @param db The database, or the transaction that all calls of the stores shall be part of.
 * @param tell Told of what moves a version, once it is written.
 */
export function createStores(
  db: Kysely<Database>,
  tell: Tell = nobody,
  authorIds: AuthorIds = untold,
): Stores {
  return {
    accounts: accountStore(db),
    appeals: appealStore(db),
    comments: commentStore(db, tell),
    decisions: decisionStore(db),
    events: eventStore(db),
    flags: flagStore(db),
    guidelines: guidelinesStore(db, tell),
    invitations: invitationStore(db),
    log: logStore(db),
    openResponses: openResponseStore(db),
    pages: pageStore(db, authorIds),
    published: publishedStore(db, authorIds),
    queue: queueStore(db),
    reactions: reactionStore(db, tell),
    reports: reportStore(db),
    sites: siteStore(db, tell),
    spentTokens: spentTokenStore(db),
    threads: threadStore(db, tell),
    waits: waitStore(db),
    wordLists: wordListStore(db, tell),
  };
}

/**
 * What of the domain's services a database gives.
 *
 * @param tell Told of what has moved a version, after the commit.
 */
export function storageServices(
  db: Kysely<Database>,
  tell: Tell = nobody,
  authorIds: AuthorIds = untold,
): Pick<Services, "stores" | "transaction" | "groupCommit"> {
  const groupCommit = createGroupCommit(db);
  return {
    stores: createStores(db, tell, authorIds),
    transaction: (work) =>
      tellAfter(tell, (collect) =>
        db.transaction().execute((trx) => work(createStores(trx, collect, authorIds))),
      ),
    groupCommit: (work) =>
      tellAfter(tell, (collect) => groupCommit((trx) => work(createStores(trx, collect, authorIds)))),
  };
}

async function tellAfter<T>(tell: Tell, transact: (collect: Tell) => Promise<T>): Promise<T> {
  const changes: Change[] = [];
  try {
    return await transact((change) => void changes.push(change));
  } finally {
    // Also where it failed: the answer to a commit may be lost on its way, and who is told in vain only looks.
    changes.forEach(tell);
  }
}
