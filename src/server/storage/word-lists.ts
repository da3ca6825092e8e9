import type { Kysely } from "kysely";
import type { WordListStore } from "../domain/intake-ports.ts";
import type { Tell } from "../domain/live-ports.ts";
import { moveSite } from "./site-version.ts";
import type { Database } from "./tables.ts";

export function wordListStore(db: Kysely<Database>, tell: Tell): WordListStore {
  return {
    async of(site) {
      const rows = await db
        .selectFrom("word_list")
        .selectAll()
        .where("site_id", "=", site)
        .orderBy("lang")
        .orderBy("guideline_id")
        .execute();
      return rows.map(({ lang, guideline_id, words }) => ({
        lang,
        guideline: guideline_id,
        words: JSON.parse(words) as string[],
      }));
    },

    async set(site, { lang, guideline, words }) {
      const content = JSON.stringify(words);
      await db
        .insertInto("word_list")
        .values({ site_id: site, lang, guideline_id: guideline, words: content })
        .onConflict((conflict) =>
          conflict.columns(["site_id", "lang", "guideline_id"]).doUpdateSet({ words: content }),
        )
        .execute();
      await moveSite(db, tell, site);
    },
  };
}
