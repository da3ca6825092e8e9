import type { Kysely } from "kysely";
import type { Dialect } from "../open.ts";
import { start } from "./0001-start.ts";
import { accounts } from "./0002-accounts.ts";
import { writing } from "./0003-writing.ts";
import { reading } from "./0004-reading.ts";
import { changes } from "./0005-changes.ts";
import { feeds } from "./0006-feeds.ts";
import { authors } from "./0007-authors.ts";

/** In order. A list, not a folder scan: it works bundled, and the order can be seen. */
export const migrations: readonly {
  name: string;
  up: (db: Kysely<unknown>, dialect: Dialect) => Promise<void>;
}[] = [
  { name: "0001-start", up: start },
  { name: "0002-accounts", up: accounts },
  { name: "0003-writing", up: writing },
  { name: "0004-reading", up: reading },
  { name: "0005-changes", up: changes },
  { name: "0006-feeds", up: feeds },
  { name: "0007-authors", up: authors },
];
