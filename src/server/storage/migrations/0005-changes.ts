import { type Kysely, sql } from "kysely";
import type { Dialect } from "../open.ts";

/** From where on a thread's events are whole; and, on PostgreSQL, word to other processes of what has changed. */
export async function changes(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema
    .alterTable("thread")
    .addColumn("events_from", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  // Nobody has written down what happened to threads before there were events.
  await sql`update thread set events_from = version`.execute(db);
  if (dialect === "postgres") await notifyOnPostgres(db);
}

/**
 * By trigger, so that nobody who writes can forget it, and it comes with the commit and only with it. A key may be
 * longer than a notification (8,000 bytes, and JSON makes six of some): "anything" stands for it then. Engines that
 * speak PostgreSQL's language without its notifications are polled.
 */
async function notifyOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function notify_change() returns trigger language plpgsql as $$
    declare
      change text := case tg_table_name
        when 'thread' then json_build_object('site', to_jsonb(new) ->> 'site_id', 'key', to_jsonb(new) ->> 'key')
        else json_build_object('site', to_jsonb(new) ->> 'id', 'key', null)
      end;
    begin
      perform pg_notify('afterword', case when octet_length(change) < 8000 then change else '"anything"' end);
      return null;
    exception when feature_not_supported or undefined_function then
      return null;
    end $$`.execute(db);
  for (const table of ["thread", "site"]) {
    await sql`
      create trigger ${sql.raw(table)}_changed after update on ${sql.table(table)} for each row
      when (new.version <> old.version) execute function notify_change()`.execute(db);
  }
}
