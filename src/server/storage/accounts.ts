/**
 * Moderators' accounts, written in better-auth's own tables by its own adapter: its sign-up would open a connection
 * of its own, and an account must be made in the transaction that spends its invitation.
 */
import { getAdapter } from "better-auth/db/adapter";
import { type Kysely, SqliteAdapter } from "kysely";
import type { AccountStore } from "../domain/desk-ports.ts";
import { ProblemError } from "../domain/problem.ts";
import { isTaken } from "./failures.ts";
import type { Database } from "./tables.ts";

const emailTaken = (cause: unknown): ProblemError =>
  new ProblemError(
    "invalid",
    { field: "email", detail: "There is an account with this e-mail. Sign in with it instead." },
    {},
    cause,
  );

export function accountStore(db: Kysely<Database>): AccountStore {
  const type = db.getExecutor().adapter instanceof SqliteAdapter ? "sqlite" : "postgres";
  return {
    async create({ id, name, email, passwordHash, at }) {
      const adapter = await getAdapter({ database: { db, type } });
      const times = { createdAt: new Date(at), updatedAt: new Date(at) };
      try {
        await adapter.create({
          model: "user",
          data: { id, name, email, emailVerified: false, ...times },
          forceAllowId: true,
        });
      } catch (error) {
        // Not looked up before: between two who look at once, both would find it free.
        throw isTaken(error) ? emailTaken(error) : error;
      }
      await adapter.create({
        model: "account",
        data: { userId: id, accountId: id, providerId: "credential", password: passwordHash, ...times },
      });
    },

    async existsBeside(moderator) {
      const other = await db
        .selectFrom("user")
        .select("id")
        .where("id", "!=", moderator ?? "")
        .limit(1)
        .executeTakeFirst();
      return other !== undefined;
    },

    list: () => db.selectFrom("user").select(["id", "name", "email"]).orderBy("email").execute(),
  };
}
