import type { ExpressionBuilder, Kysely, UpdateObject } from "kysely";
import type { Tell } from "../domain/live-ports.ts";
import type { Database } from "./tables.ts";

type Changes = (eb: ExpressionBuilder<Database, "site">) => UpdateObject<Database, "site">;

/** The one way to move a site's version: whoever keeps something by it hears of it. */
export async function moveSite(
  db: Kysely<Database>,
  tell: Tell,
  site: string,
  changes: Changes = () => ({}),
): Promise<void> {
  await db
    .updateTable("site")
    .set((eb) => ({ ...changes(eb), version: eb("version", "+", 1) }))
    .where("id", "=", site)
    .execute();
  tell({ site, key: null });
}
