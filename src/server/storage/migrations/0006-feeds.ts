import { type Kysely, sql } from "kysely";

/** Feeds: what was published last, of a site and of a thread. Partial, as the other lists of what readers see are. */
export async function feeds(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index comment_latest_of_site on comment (site_id, published_at, id)
    where published_at is not null`.execute(db);
  await sql`
    create index comment_latest_of_thread on comment (thread_id, published_at, id)
    where published_at is not null`.execute(db);
}
