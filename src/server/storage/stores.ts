/** The domain's ports on a database. */
import type { Kysely } from "kysely";
import type { Services, Stores } from "../domain/ports.ts";
import { accountStore } from "./accounts.ts";
import { appealStore } from "./appeals.ts";
import { commentStore } from "./comments.ts";
import { decisionStore } from "./decisions.ts";
import { flagStore } from "./flags.ts";
import { createGroupCommit } from "./group-commit.ts";
import { guidelinesStore } from "./guidelines.ts";
import { invitationStore } from "./invitations.ts";
import { logStore } from "./log.ts";
import { openResponseStore } from "./open-responses.ts";
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

/** @param db The database, or the transaction that all calls of the stores shall be part of. */
export function createStores(db: Kysely<Database>): Stores {
  return {
    accounts: accountStore(db),
    appeals: appealStore(db),
    comments: commentStore(db),
    decisions: decisionStore(db),
    flags: flagStore(db),
    guidelines: guidelinesStore(db),
    invitations: invitationStore(db),
    log: logStore(db),
    openResponses: openResponseStore(db),
    published: publishedStore(db),
    queue: queueStore(db),
    reactions: reactionStore(db),
    reports: reportStore(db),
    sites: siteStore(db),
    spentTokens: spentTokenStore(db),
    threads: threadStore(db),
    waits: waitStore(db),
    wordLists: wordListStore(db),
  };
}

/** What of the domain's services a database gives. */
export function storageServices(
  db: Kysely<Database>,
): Pick<Services, "stores" | "transaction" | "groupCommit"> {
  const groupCommit = createGroupCommit(db);
  return {
    stores: createStores(db),
    transaction: (work) => db.transaction().execute((trx) => work(createStores(trx))),
    groupCommit: (work) => groupCommit((trx) => work(createStores(trx))),
  };
}
