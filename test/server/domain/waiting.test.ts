/** What a waiting author is told: from real decisions, in open hours, coarse, and nothing rather than a guess. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { OwnComment, ReceiptsAnswer, Waiting } from "../../../src/contract/records.ts";
import { decide, undo } from "../../../src/server/domain/moderation.ts";
import type { DeskHours } from "../../../src/server/domain/ports.ts";
import { createWaitings, usualMinutes } from "../../../src/server/domain/waiting.ts";
import { dialects } from "../../helpers/databases.ts";
import { newSubmission } from "../../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
/** Comments that waited for so many minutes each, beginning on a Monday morning. */
const waits = (...minutes: number[]) => {
  const received = Date.parse("2026-11-23T06:00:00Z");
  return minutes.map((wait) => ({ received, decided: received + wait * minute }));
};
const week = (...days: [string, string][]): DeskHours => ({
  timeZone: "UTC",
  week: Array.from({ length: 7 }, (_, place) =>
    days[place] ? [{ from: days[place][0], to: days[place][1] }] : [],
  ),
});

describe("of so many minutes", () => {
  test.each([
    [[], null],
    [[1, 1, 1, 1], null],
    [[1, 1, 1, 1, 1], 5],
    [[5, 5, 5, 5, 5], 5],
    [[5.1, 5.1, 5.1, 5.1, 5.1], 10],
    // Four of five are enough.
    [[1, 2, 3, 4, 1000], 5],
    [[1, 2, 3, 39, 1000], 40],
    [[1, 2, 3, 41, 1000], 60],
    [[10_080, 10_080, 10_080, 10_080, 10_080], 10_080],
    [[10_081, 10_081, 10_081, 10_081, 10_081], null],
  ])("%j, %j is told", (minutes, usually) => {
    expect(usualMinutes(waits(...minutes), null)).toBe(usually);
    expect(usualMinutes(waits(...minutes).toReversed(), null)).toBe(usually);
  });

  test("only open ones count", () => {
    // Received at 06:00, two hours before the desk opens, and read at 08:30.
    const late = waits(150, 150, 150, 150, 150);
    expect(usualMinutes(late, null)).toBe(240);
    expect(usualMinutes(late, week(["08:00", "17:00"]))).toBe(40);
    // Read while nobody was expected to.
    expect(usualMinutes(waits(60, 60, 60, 60, 60), week(["08:00", "17:00"]))).toBe(5);
  });

  test("what waited for months was long, however seldom the desk is open", () => {
    const old = waits(1, 1, 1, 1, 101 * 24 * 60).map((wait) => ({
      ...wait,
      received: wait.decided - 101 * day,
    }));
    expect(usualMinutes(old, week(["08:00", "08:01"]))).toBeNull();
  });
});

describe.each(dialects)("on %s", (dialect) => {
  let reader: ReaderApp;
  beforeAll(async () => {
    reader = await openReaderApp(dialect, { site: { undoSeconds: 5 } });
  });
  afterAll(async () => reader.leave());

  let site: string;
  beforeEach(async () => {
    site = `site-${randomUUID()}`;
    const main = (await reader.services.stores.sites.find("default"))!;
    await reader.services.stores.sites.create({ ...main, id: site, deskHours: null });
    const guidelines = (await reader.thread()).guidelines;
    await reader.services.stores.guidelines.publish(site, [guidelines], 0);
  });

  const post = async () => {
    const one = newSubmission({ site });
    const own = (await (await reader.submit(one)).json()) as OwnComment;
    return { ...own, receipt: one.comment.receipt };
  };
  const verdict = (comment: string, seen: string | null = null, note: string | null = null) =>
    decide(reader.services, {
      comment,
      moderator: reader.ann,
      action: "approve",
      guideline: null,
      note,
      seen,
    });
  const told = async (): Promise<Waiting> => {
    // What is told may be a minute old.
    reader.pass(minute);
    return (await post()).waiting!;
  };
  const setHours = async (deskHours: DeskHours | null) => {
    const { sites } = reader.services.stores;
    await sites.update({ ...(await sites.find(site))!, deskHours });
  };

  test("a new site tells nothing, and from the fifth decision on what it does", async () => {
    for (let decided = 0; decided < 5; decided++) {
      expect(await told()).toEqual({ usually: null, opens: null });
      const { id } = await post();
      reader.pass(8 * minute);
      await verdict(id);
    }
    expect(await told()).toEqual({ usually: 10, opens: null });
  });

  test("the newest hundred count, each by its first decision that was not undone", async () => {
    const { waits: store } = reader.services.stores;
    const first = await post();
    reader.pass(3 * minute);
    const { id: mistake } = await verdict(first.id);
    await undo(reader.services, { decision: mistake, moderator: reader.ann });
    expect(await store.recent(site, 100)).toEqual([]);
    reader.pass(4 * minute);
    const { id: seen } = await verdict(first.id);
    reader.pass(minute);
    // A reversal is another matter.
    await decide(reader.services, {
      comment: first.id,
      moderator: reader.ben,
      action: "reject",
      guideline: "promotion",
      note: "An advertisement",
      seen,
    });
    expect(
      (await store.recent(site, 100)).map(({ received, decided }) => (decided - received) / minute),
    ).toEqual([7]);
    const second = await post();
    await verdict(second.id);
    expect(await store.recent(site, 1)).toMatchObject([{ received: Date.parse(second.received) }]);
    expect(await store.recent("default", 100)).toEqual([]);
  });

  test("a receipt tells it as long as the comment waits, and no longer", async () => {
    const { id, receipt } = await post();
    await setHours(week());
    const ask = async () => {
      const answer = await reader.send("/v1/receipts", { site, lang: "en", receipts: [receipt] });
      return ((await answer.json()) as ReceiptsAnswer).comments[0]!;
    };
    expect(await ask()).toMatchObject({ state: "pending", waiting: { usually: null, opens: null } });
    await reader.settle(id);
    expect(await ask()).toMatchObject({ state: "approved", waiting: null });
  });

  test("when the desk opens next is told while it is closed", async () => {
    const now = reader.services.clock.now();
    const today = (new Date(now).getUTCDay() + 6) % 7;
    const tomorrow = (today + 1) % 7;
    const days = Array.from({ length: 7 }, (_, place) =>
      place === tomorrow ? [{ from: "08:00", to: "09:00" }] : [],
    );
    await setHours({ timeZone: "UTC", week: days });
    const opens = new Date(now - (now % day) + day + 8 * 60 * minute).toISOString();
    expect(await told()).toEqual({ usually: null, opens });
  });

  test("the books are asked once a minute, however many wait, and at once when the settings change", async () => {
    const { stores, clock } = reader.services;
    let asked = 0;
    const waitings = createWaitings({
      clock,
      stores: {
        ...stores,
        waits: {
          recent(...query) {
            asked++;
            return stores.waits.recent(...query);
          },
        },
      },
    });
    const found = (await stores.sites.find(site))!;
    await Promise.all(Array.from({ length: 50 }, () => waitings.of(found)));
    expect(asked).toBe(1);
    reader.pass(minute - 1);
    await waitings.of(found);
    expect(asked).toBe(1);
    reader.pass(1);
    await waitings.of(found);
    expect(asked).toBe(2);
    await waitings.of({ ...found, version: found.version + 1 });
    expect(asked).toBe(3);
    await waitings.of((await stores.sites.find("default"))!);
    expect(asked).toBe(4);
  });

  test("a failure is not kept", async () => {
    const { stores, clock } = reader.services;
    let fails = true;
    const waits = {
      recent: async () => {
        if (fails) throw new Error("away");
        return [];
      },
    };
    const waitings = createWaitings({ clock, stores: { ...stores, waits } });
    const found = (await stores.sites.find(site))!;
    await expect(waitings.of(found)).rejects.toThrow("away");
    fails = false;
    expect(await waitings.of(found)).toEqual({ usually: null, opens: null });
  });
});
