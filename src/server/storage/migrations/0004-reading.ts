import { type Kysely, sql } from "kysely";
import type { Dialect } from "../open.ts";

/** What the newsroom wrote and chose, the order by recommendations, and what happened to a thread for who watches it. */
export async function reading(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema
    .alterTable("comment")
    .addColumn("staff", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable("comment").addColumn("chosen_at", "bigint").execute();
  // What a tombstone had is not told, neither by a number nor by its place. As columns, so that indexes can hold them.
  const stored = sql.raw(dialect === "postgres" ? "stored" : "virtual");
  await sql`
    alter table comment add column shown_recommendations integer generated always as
    (case when state = 'approved' and erased_at is null then recommendations else 0 end) ${stored}`.execute(
    db,
  );
  await sql`
    alter table comment add column shown_chosen_at bigint generated always as
    (case when state = 'approved' and erased_at is null then chosen_at end) ${stored}`.execute(db);
  // Partial, as the pages in order of arrival are.
  await sql`
    create index comment_recommended on comment (thread_id, shown_recommendations, id)
    where root_id is null and published_at is not null`.execute(db);
  await sql`
    create index comment_chosen on comment (thread_id, shown_chosen_at, id)
    where shown_chosen_at is not null`.execute(db);

  await db.schema
    .createTable("thread_event")
    .addColumn("thread_id", "text", (c) => c.notNull().references("thread.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("comment_id", "text", (c) => c.references("comment.id"))
    .addColumn("count", "integer", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("thread_event_pk", ["thread_id", "version"])
    .execute();
  await db.schema.createIndex("thread_event_at").on("thread_event").column("at").execute();

  await sql`drop view published`.execute(db);
  await createPublishedView(db);
}

/**
 * As before, with what the newsroom wrote and chose. The reply that a tombstone needs is looked for one by one: with
 * `exists`, PostgreSQL would read all that is published once it meets a tombstone in a long thread.
 */
async function createPublishedView(db: Kysely<unknown>): Promise<void> {
  await sql`
    create view published as
    select
      c.id, c.site_id, c.thread_id, c.parent_id, c.root_id,
      case when shown then c.author end as author,
      case when shown then c.text end as text,
      case when shown then c.text_sha256 end as text_sha256,
      case when shown then c.lang else 'und' end as lang,
      c.shown_recommendations as recommendations,
      case when shown then c.staff else 0 end as staff,
      c.shown_chosen_at as chosen_at,
      case
        when shown then null
        when c.erased_at is not null then 'erased'
        when c.state = 'withdrawn' then 'withdrawn'
        else 'removed'
      end as gone,
      c.published_replies, c.received_at, c.published_at
    from (select comment.*, state = 'approved' and erased_at is null as shown from comment) as c
    where c.published_at is not null and (
      shown or (
        select r.id from comment as r
        where r.root_id = c.id and r.published_at is not null and r.state = 'approved' and r.erased_at is null
        limit 1
      ) is not null or (
        select r.id from comment as r
        where r.parent_id = c.id and r.state = 'approved' and r.erased_at is null
        limit 1
      ) is not null
    )`.execute(db);
}
