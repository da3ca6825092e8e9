import type { Kysely } from "kysely";
import type { Guidelines } from "../../contract/records.ts";
import type { Tell } from "../domain/live-ports.ts";
import type { GuidelinesStore } from "../domain/ports.ts";
import { moveSite } from "./site-version.ts";
import type { Database } from "./tables.ts";

export function guidelinesStore(db: Kysely<Database>, tell: Tell): GuidelinesStore {
  return {
    async editions(site) {
      const rows = await db
        .selectFrom("guidelines")
        .select(["version", "lang", "published_at"])
        .where("site_id", "=", site)
        .orderBy("version")
        .orderBy("lang")
        .execute();
      return rows.map(({ version, lang, published_at }) => ({ version, lang, publishedAt: published_at }));
    },

    async find(site, version, lang) {
      const row = await db
        .selectFrom("guidelines")
        .select("content")
        .where("site_id", "=", site)
        .where("version", "=", version)
        .where("lang", "=", lang)
        .executeTakeFirst();
      return row && (JSON.parse(row.content) as Guidelines);
    },

    async publish(site, languages, at) {
      await db
        .insertInto("guidelines")
        .values(
          languages.map((guidelines) => ({
            site_id: site,
            version: guidelines.version,
            lang: guidelines.lang,
            content: JSON.stringify(guidelines),
            published_at: at,
          })),
        )
        .execute();
      await moveSite(db, tell, site);
    },
  };
}
