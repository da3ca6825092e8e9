import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ProblemError } from "../../../src/server/domain/problem.ts";
import { dialects } from "../../helpers/databases.ts";
import { type Newsroom, openNewsroom } from "../../helpers/newsroom.ts";

describe.each(dialects)("on %s", (dialect) => {
  let newsroom: Newsroom;
  beforeEach(async () => {
    newsroom = await openNewsroom(dialect);
  });
  afterEach(async () => newsroom.leave());

  test("an e-mail has one account, however many ask at once, and the others are told so", async () => {
    const { transaction, ids, stores } = newsroom.services;
    const before = (await stores.accounts.list()).length;
    for (let round = 1; round <= 5; round++) {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 4 }, () =>
          transaction((books) =>
            books.accounts.create({
              id: ids.next(),
              name: "New",
              email: `round-${round}@newsroom.test`,
              passwordHash: "none",
              at: 0,
            }),
          ),
        ),
      );
      const refusals = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
      expect(refusals).toHaveLength(3);
      for (const refusal of refusals) {
        expect(refusal).toBeInstanceOf(ProblemError);
        expect(refusal).toMatchObject({ code: "invalid", detail: { field: "email" } });
      }
      expect(await stores.accounts.list()).toHaveLength(before + round);
    }
  });
});
