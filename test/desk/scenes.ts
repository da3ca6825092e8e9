/** Imaginary servers of the desk with what issues before a decision and after it: hints, appeals, reports. */
import type { Flag } from "../../src/contract/desk.ts";
import { colleague, comment, createFakeDesk, me, report, type FakeDesk } from "./fake-desk.ts";

type Options = Parameters<typeof createFakeDesk>[0];

const text =
  "The nine weekends worry me less than the trench. Come and see for yourselves: ten per cent off all week " +
  "at millstreetbread.example, so that there is still a bakery when the tram arrives.";

const promotion = { id: "promotion", number: 7, label: "No promotion" };

function places(...words: string[]): Flag["matches"] {
  return words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }));
}

/** One comment waits in which each check noticed something; its author was signed in by the site. */
export function flagged(options: Options = {}): FakeDesk {
  const fake = createFakeDesk(options);
  const nothing = { guideline: null, matches: [], value: null };
  fake.add({
    ...comment("c1", "Ines P.", text, { minutes: 20 }),
    signedIn: true,
    flags: [
      {
        check: "guidance",
        guideline: promotion,
        matches: places("ten per cent off", "millstreetbread.example"),
        value: null,
      },
      { ...nothing, check: "honeypot" },
      { ...nothing, check: "hasty", value: 2 },
      { ...nothing, check: "duplicate", value: 3 },
      { ...nothing, check: "flood" },
    ],
  });
  fake.add(
    comment("c2", "هێرۆ", "باشە، بەڵام بۆچی وێستگەی نەخۆشخانە شەوان دادەخرێت؟", { lang: "ckb", minutes: 9 }),
  );
  return fake;
}

export const appealText = "I name no shop of mine.\nI buy my bread there, that is all.";

/** A colleague's rejection is appealed, and one's own after it. */
export function appealed(options: Options = {}): FakeDesk {
  const fake = createFakeDesk(options);
  for (const [n, by] of [colleague, me].entries()) {
    const id = `c${n + 1}`;
    fake.add({ ...comment(id, ["Ines P.", "Old Town Walker"][n] ?? "", text, { minutes: 90 - n }) });
    fake.decided(id, by, { action: "reject", guideline: "promotion", note: "No shop names, please." });
    fake.appeals(id, appealText);
  }
  return fake;
}

/** Two published comments are reported, the second as illegal too; a third was kept before. */
export function reported(options: Options = {}): FakeDesk {
  const fake = createFakeDesk(options);
  const attacks = { id: "attacks", number: 4, label: "No personal attacks" };
  const kept = { at: new Date(Date.now() - 1_800_000).toISOString(), by: colleague, kept: true };
  fake.add(comment("c1", "Ines P.", text, { minutes: 200 }), {
    reports: [
      report("r1", { reason: "attacks", guideline: attacks }),
      report("r2", { explanation: "It is about <b>my</b> neighbour,\nwho did not ask for it." }),
      report("r3", { reason: "attacks", guideline: attacks, answered: kept }),
    ],
  });
  fake.add(comment("c2", "Old Town Walker", "You people could not run a bath.", { minutes: 150 }), {
    reports: [
      report("r4", { reason: "attacks", guideline: attacks }),
      report("r5", {
        reason: "illegal",
        explanation: "The text gives the home address of a councillor, against section 4 of the privacy act.",
        notice: { name: "Dilan Kaya", email: "dilan@example.org" },
      }),
      report("r6", { reason: "illegal", explanation: "See there.", notice: { name: null, email: null } }),
    ],
  });
  for (const id of ["c1", "c2"]) fake.decided(id, me, { action: "approve" });
  return fake;
}

/** Three published comments: one that the newsroom wrote, one that a colleague chose, and one like any other. */
export function approved(options: Options = {}): FakeDesk {
  const fake = createFakeDesk(options);
  fake.add({
    ...comment("c1", "Northbank Courier", "We asked the council; the bridge opens in March.", {
      minutes: 200,
    }),
    signedIn: true,
    staff: true,
    reply: true,
  });
  fake.add({ ...comment("c2", "Old Town Walker", text, { minutes: 150 }), choice: true });
  fake.add(comment("c3", "Ines P.", "The nine weekends worry me less than the trench.", { minutes: 90 }));
  for (const id of ["c1", "c2", "c3"]) fake.decided(id, colleague, { action: "approve" });
  return fake;
}
