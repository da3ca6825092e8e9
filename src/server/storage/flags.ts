import { sql, type Kysely, type Selectable } from "kysely";
import type { FlagStore, NewFlag } from "../domain/intake-ports.ts";
import { compileOnce } from "./compiled.ts";
import type { Database, FlagTable } from "./tables.ts";

/** More than this is many, however many. */
const mostSame = 100;

/** By site, hash and time, in this order. */
const selectSame = compileOnce(
  () => sql`select id from comment
    where site_id = ${""} and text_sha256 = ${""} and received_at >= ${0} and erased_at is null
    limit ${sql.lit(mostSame)}`,
);

export function flagStore(db: Kysely<Database>): FlagStore {
  return {
    async insert(comment, flags) {
      await db
        .insertInto("flag")
        .values(
          flags.map(({ check, guideline, matches, value }, place) => ({
            comment_id: comment,
            place,
            check,
            guideline_id: guideline,
            matches: JSON.stringify(matches),
            value,
          })),
        )
        .execute();
    },

    async of(comments) {
      if (comments.length === 0) return new Map();
      const rows = await db
        .selectFrom("flag")
        .selectAll()
        .where("comment_id", "in", comments)
        .orderBy("comment_id")
        .orderBy("place")
        .execute();
      return new Map(
        [...Map.groupBy(rows, (row) => row.comment_id)].map(([comment, flags]) => [
          comment,
          flags.map(toFlag),
        ]),
      );
    },

    async countSame({ site, sha256, since }) {
      const { rows } = await db.executeQuery(selectSame(db, [site, sha256, since]));
      return rows.length;
    },
  };
}

const toFlag = ({ check, guideline_id, matches, value }: Selectable<FlagTable>): NewFlag => ({
  check,
  guideline: guideline_id,
  matches: JSON.parse(matches) as NewFlag["matches"],
  value,
});
