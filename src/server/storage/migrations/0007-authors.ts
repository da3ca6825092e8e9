import { type Kysely, sql } from "kysely";

/** As before, with what tells the comments of one signed-in author from those of others. A tombstone has none. */
export async function authors(db: Kysely<unknown>): Promise<void> {
  await sql`drop view published`.execute(db);
  await sql`
    create view published as
    select
      c.id, c.site_id, c.thread_id, c.parent_id, c.root_id,
      case when shown then c.author end as author,
      case when shown then c.subject end as subject,
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
