import { sql, type Kysely } from "kysely";
import type { Dialect } from "../open.ts";

/** Appeals, reports, recommendations, flags, listed words, and readers whom the publisher signed in. */
export async function writing(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema.alterTable("site").addColumn("sign_in", "text").execute();
  await db.schema.alterTable("site").addColumn("desk_hours", "text").execute();
  await db.schema.alterTable("comment").addColumn("subject", "text").execute();
  await db.schema
    .alterTable("comment")
    .addColumn("recommendations", "integer", (c) => c.notNull().defaultTo(0))
    .execute();

  await db.schema
    .createTable("flag")
    .addColumn("comment_id", "text", (c) => c.notNull().references("comment.id"))
    .addColumn("place", "integer", (c) => c.notNull())
    .addColumn("check", "text", (c) => c.notNull())
    .addColumn("guideline_id", "text")
    .addColumn("matches", "text", (c) => c.notNull())
    .addColumn("value", "integer")
    .addPrimaryKeyConstraint("flag_pk", ["comment_id", "place"])
    .execute();

  // Of the same text, which comments the site has got lately: for the flag that says so.
  await db.schema
    .createIndex("comment_text")
    .on("comment")
    .columns(["site_id", "text_sha256", "received_at"])
    .execute();

  await db.schema
    .createTable("appeal")
    .addColumn("comment_id", "text", (c) => c.primaryKey().references("comment.id"))
    .addColumn("site_id", "text", (c) => c.notNull().references("site.id"))
    .addColumn("rejection_id", "text", (c) => c.notNull().references("log.id"))
    .addColumn("text", "text")
    .addColumn("made_at", "bigint", (c) => c.notNull())
    .addColumn("decision_id", "text", (c) => c.references("log.id"))
    .execute();
  // Partial: the desk lists what waits, the longest waiting first, however much was decided.
  await sql`
    create index appeal_waiting on appeal (site_id, made_at, comment_id) where decision_id is null`.execute(
    db,
  );

  await db.schema
    .createTable("report")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("site_id", "text", (c) => c.notNull().references("site.id"))
    .addColumn("comment_id", "text", (c) => c.notNull().references("comment.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("guidelines_version", "integer", (c) => c.notNull())
    .addColumn("explanation", "text")
    .addColumn("name", "text")
    .addColumn("email", "text")
    .addColumn("idempotency_key", "text", (c) => c.notNull())
    .addColumn("fingerprint", "text", (c) => c.notNull())
    .addColumn("received_at", "bigint", (c) => c.notNull())
    .addColumn("answer_id", "text", (c) => c.references("log.id"))
    .addUniqueConstraint("report_idempotency_key", ["site_id", "idempotency_key"])
    .execute();
  await db.schema.createIndex("report_comment").on("report").columns(["comment_id", "id"]).execute();
  // Partial, and by comment: the desk lists comments, however many reports each has.
  await sql`
    create index report_waiting on report (site_id, comment_id, id) where answer_id is null`.execute(db);

  await db.schema
    .createTable("reaction")
    .addColumn("comment_id", "text", (c) => c.notNull().references("comment.id"))
    .addColumn("voter_sha256", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("reaction_pk", ["comment_id", "voter_sha256"])
    .execute();

  await db.schema
    .createTable("spent_token")
    .addColumn("site_id", "text", (c) => c.notNull().references("site.id"))
    .addColumn("token_id", "text", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("spent_token_pk", ["site_id", "token_id"])
    .execute();
  await db.schema.createIndex("spent_token_expires").on("spent_token").column("expires_at").execute();

  await db.schema
    .createTable("word_list")
    .addColumn("site_id", "text", (c) => c.notNull().references("site.id"))
    .addColumn("lang", "text", (c) => c.notNull())
    .addColumn("guideline_id", "text", (c) => c.notNull())
    .addColumn("words", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("word_list_pk", ["site_id", "lang", "guideline_id"])
    .execute();

  await sql`drop view published`.execute(db);
  await createPublishedView(db);
  await (dialect === "sqlite" ? guardOnSqlite(db) : guardOnPostgres(db));
}

/** As before, with the recommendations of what is shown. */
async function createPublishedView(db: Kysely<unknown>): Promise<void> {
  await sql`
    create view published as
    select
      c.id, c.site_id, c.thread_id, c.parent_id, c.root_id,
      case when shown then c.author end as author,
      case when shown then c.text end as text,
      case when shown then c.text_sha256 end as text_sha256,
      case when shown then c.lang else 'und' end as lang,
      case when shown then c.recommendations else 0 end as recommendations,
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
    create trigger appeal_never_edited before update on appeal
    when new.text is not old.text and new.text is not null
    begin select raise(abort, 'an appeal is never edited: its text can only be erased'); end`.execute(db);
  await sql`
    create trigger report_never_edited before update on report
    when (
      (new.explanation is not old.explanation and new.explanation is not null)
      or (new.name is not old.name and new.name is not null)
      or (new.email is not old.email and new.email is not null)
      or new.reason is not old.reason
    )
    begin select raise(abort, 'a report is never edited: what it says can only be erased'); end`.execute(db);
}

async function guardOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger appeal_never_edited before update on appeal for each row
    when (new.text is distinct from old.text and new.text is not null)
    execute function refuse_change('an appeal is never edited: its text can only be erased')`.execute(db);
  await sql`
    create trigger report_never_edited before update on report for each row
    when (
      (new.explanation is distinct from old.explanation and new.explanation is not null)
      or (new.name is distinct from old.name and new.name is not null)
      or (new.email is distinct from old.email and new.email is not null)
      or new.reason is distinct from old.reason
    )
    execute function refuse_change('a report is never edited: what it says can only be erased')`.execute(db);
}
