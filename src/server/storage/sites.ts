import type { Kysely } from "kysely";
import type { Tell } from "../domain/live-ports.ts";
import type { SiteStore } from "../domain/ports.ts";
import { fromSite, toSite } from "./rows.ts";
import { moveSite } from "./site-version.ts";
import type { Database } from "./tables.ts";

export function siteStore(db: Kysely<Database>, tell: Tell): SiteStore {
  return {
    async find(id) {
      const row = await db.selectFrom("site").selectAll().where("id", "=", id).executeTakeFirst();
      return row && toSite(row);
    },

    async all() {
      const rows = await db.selectFrom("site").selectAll().orderBy("id").execute();
      return rows.map(toSite);
    },

    async create(site) {
      await db.insertInto("site").values(fromSite(site)).execute();
    },

    async update(site) {
      const { id, version: _, ...row } = fromSite(site);
      await moveSite(db, tell, id, () => row);
    },
  };
}
