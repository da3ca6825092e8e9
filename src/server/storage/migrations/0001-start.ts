import { sql, type Kysely } from "kysely";
import type { Dialect } from "../open.ts";

/** The tables, the one view of what is public, and the triggers that keep texts and the log as they were written. */
export async function start(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable("site")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("origins", "text", (c) => c.notNull())
    .addColumn("lang", "text", (c) => c.notNull())
    .addColumn("mode", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("max_length", "integer", (c) => c.notNull())
    .addColumn("max_author_length", "integer", (c) => c.notNull())
    .addColumn("undo_seconds", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("guidelines")
    .addColumn("site_id", "text", (c) => c.notNull().references("site.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("lang", "text", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("published_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("guidelines_pk", ["site_id", "version", "lang"])
    .execute();

  await db.schema
    .createTable("thread")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("site_id", "text", (c) => c.notNull().references("site.id"))
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("url", "text")
    .addColumn("title", "text")
    .addColumn("closed_at", "bigint")
    .addColumn("published", "integer", (c) => c.notNull())
    .addColumn("published_roots", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addUniqueConstraint("thread_key", ["site_id", "key"])
    .execute();

  await db.schema
    .createTable("comment")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("site_id", "text", (c) => c.notNull().references("site.id"))
    .addColumn("thread_id", "text", (c) => c.notNull().references("thread.id"))
    .addColumn("parent_id", "text", (c) => c.references("comment.id"))
    .addColumn("root_id", "text", (c) => c.references("comment.id"))
    .addColumn("author", "text")
    .addColumn("email", "text")
    .addColumn("text", "text")
    .addColumn("text_sha256", "text", (c) => c.notNull())
    .addColumn("lang", "text", (c) => c.notNull())
    .addColumn("guidelines_version", "integer", (c) => c.notNull())
    .addColumn("guidelines_lang", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("published_at", "bigint")
    .addColumn("published_replies", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("decision_id", "text")
    .addColumn("takes_effect_at", "bigint")
    .addColumn("idempotency_key", "text", (c) => c.notNull())
    .addColumn("fingerprint", "text", (c) => c.notNull())
    .addColumn("receipt_sha256", "text", (c) => c.notNull())
    .addColumn("received_at", "bigint", (c) => c.notNull())
    .addColumn("erased_at", "bigint")
    .addUniqueConstraint("comment_idempotency_key", ["site_id", "idempotency_key"])
    .addUniqueConstraint("comment_receipt", ["site_id", "receipt_sha256"])
    .addCheckConstraint("comment_published_at", sql`state <> 'approved' or published_at is not null`)
    .execute();

  // The thread page and the branch page, in order of arrival. Partial: a page is as cheap under a flood of pending
  // or rejected comments, which it would otherwise walk past.
  await sql`
    create index comment_thread on comment (thread_id, id) where root_id is null and published_at is not null`.execute(
    db,
  );
  await sql`create index comment_root on comment (root_id, id) where published_at is not null`.execute(db);
  await db.schema.createIndex("comment_parent").on("comment").column("parent_id").execute();
  // The queue and its total, from the index alone: what is pending and undecided, in order of arrival.
  await db.schema
    .createIndex("comment_queue")
    .on("comment")
    .columns(["site_id", "state", "decision_id", "id"])
    .execute();
  // What was decided, newest first: ids of decisions are UUIDv7 and so in order of time.
  await db.schema.createIndex("comment_decided").on("comment").columns(["site_id", "decision_id"]).execute();
  // Partial: the ticker looks only at decisions that can still be undone.
  await sql`create index comment_due on comment (takes_effect_at) where takes_effect_at is not null`.execute(
    db,
  );

  await db.schema
    .createTable("log")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("site_id", "text", (c) => c.notNull().references("site.id"))
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("comment_id", "text", (c) => c.notNull().references("comment.id"))
    .addColumn("decision_id", "text", (c) => c.references("log.id"))
    .addColumn("actor_id", "text")
    .addColumn("guideline_id", "text")
    .addColumn("guidelines_version", "integer")
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("takes_effect_at", "bigint")
    .addColumn("commitment", "text", (c) => c.notNull())
    .addColumn("previous_hash", "text", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .addUniqueConstraint("log_seq", ["site_id", "seq"])
    .execute();
  await db.schema.createIndex("log_comment").on("log").columns(["comment_id", "seq"]).execute();

  await db.schema
    .createTable("log_secret")
    .addColumn("log_id", "text", (c) => c.primaryKey().references("log.id"))
    .addColumn("salt", "text", (c) => c.notNull())
    .addColumn("note", "text")
    .execute();

  await db.schema
    .createTable("log_head")
    .addColumn("site_id", "text", (c) => c.primaryKey().references("site.id"))
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("invitation")
    .addColumn("token_sha256", "text", (c) => c.primaryKey())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .addColumn("spent_at", "bigint")
    .execute();

  await createPublishedView(db);
  await (dialect === "sqlite" ? guardOnSqlite(db) : guardOnPostgres(db));
}

/**
 * What may be shown, and the only source of every public answer. A comment that was published and is no longer
 * stays as a tombstone, without name and text, while a published reply needs it.
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
      case
        when shown then null
        when c.erased_at is not null then 'erased'
        when c.state = 'withdrawn' then 'withdrawn'
        else 'removed'
      end as gone,
      c.published_replies, c.received_at, c.published_at
    from (select comment.*, state = 'approved' and erased_at is null as shown from comment) as c
    where c.published_at is not null and (
      shown or exists (
        select 1 from comment as r
        where r.root_id = c.id and r.published_at is not null and r.state = 'approved' and r.erased_at is null
      ) or exists (
        select 1 from comment as r where r.parent_id = c.id and r.state = 'approved' and r.erased_at is null
      )
    )`.execute(db);
}

async function guardOnSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger comment_never_edited before update on comment
    when (
      new.text is not old.text or new.author is not old.author or new.text_sha256 is not old.text_sha256
    ) and not (
      new.text is null and new.author is null and new.erased_at is not null and new.text_sha256 is old.text_sha256
    )
    begin select raise(abort, 'a comment is never edited: its text and author can only be erased'); end`.execute(
    db,
  );
  await sql`
    create trigger comment_never_deleted before delete on comment
    begin select raise(abort, 'a comment is never deleted, only erased'); end`.execute(db);
  await sql`
    create trigger log_never_changed before update on log
    begin select raise(abort, 'the log is append-only'); end`.execute(db);
  await sql`
    create trigger log_never_deleted before delete on log
    begin select raise(abort, 'the log is append-only'); end`.execute(db);
  await sql`
    create trigger log_secret_never_changed before update on log_secret
    begin select raise(abort, 'a note of the log is erased, never changed'); end`.execute(db);
}

async function guardOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception '%', tg_argv[0] using errcode = 'integrity_constraint_violation'; end $$`.execute(
    db,
  );
  await sql`
    create trigger comment_never_edited before update on comment for each row
    when (
      (
        new.text is distinct from old.text or new.author is distinct from old.author
        or new.text_sha256 is distinct from old.text_sha256
      ) and not (
        new.text is null and new.author is null and new.erased_at is not null and new.text_sha256 = old.text_sha256
      )
    )
    execute function refuse_change('a comment is never edited: its text and author can only be erased')`.execute(
    db,
  );
  await sql`
    create trigger comment_never_deleted before delete on comment for each row
    execute function refuse_change('a comment is never deleted, only erased')`.execute(db);
  await sql`
    create trigger log_never_changed before update or delete on log for each row
    execute function refuse_change('the log is append-only')`.execute(db);
  await sql`
    create trigger log_secret_never_changed before update on log_secret for each row
    execute function refuse_change('a note of the log is erased, never changed')`.execute(db);
}
