import type { CompiledQuery, Kysely } from "kysely";
import type { Database } from "./tables.ts";

interface Compilable<Row> {
  compile(db: Kysely<Database>): CompiledQuery<Row>;
}

/**
 * Puts a query together once for each kind of database; every other one only brings its parameters, in the order of
 * the text. For what every post or almost every call asks: putting it together takes longer than running it.
 */
export function compileOnce<Row>(
  build: (db: Kysely<Database>) => Compilable<Row>,
): (db: Kysely<Database>, parameters: readonly unknown[]) => CompiledQuery<Row> {
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return function withParameters(db, parameters) {
    // Shared by a database and its transactions.
    const { adapter } = db.getExecutor();
    let query = compiled.get(adapter);
    if (!query) compiled.set(adapter, (query = build(db).compile(db)));
    return { ...query, parameters };
  };
}
