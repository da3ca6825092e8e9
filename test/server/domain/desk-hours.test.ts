import { expect, test } from "vitest";
import { nextOpening, openSpans, openTime, requireDeskHours } from "../../../src/server/domain/desk-hours.ts";
import type { DeskHours } from "../../../src/server/domain/ports.ts";

const minute = 60_000;
const hour = 60 * minute;
const at = (time: string): number => Date.parse(time);
const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());
const span = (text: string): DeskHours["week"][number][number] => {
  const [from, to] = text.split("-") as [string, string];
  return { from, to };
};
/** Spans of each day, Monday first; a day without any is left empty. */
const hours = (timeZone: string, ...days: string[]): DeskHours => ({
  timeZone,
  week: Array.from({ length: 7 }, (_, day) => (days[day] ?? "").split(" ").filter(Boolean).map(span)),
});
const open = (desk: DeskHours, from: string, to: string): number =>
  openTime(openSpans(desk, at(from), at(to)), at(from), at(to)) / minute;

const office = "08:00-17:00";
/** UTC+3 all the year. The weekend is Friday and Saturday. */
const baghdad = hours("Asia/Baghdad", office, office, office, office, "", "", office);
const berlin = hours("Europe/Berlin", office, office, office, office, office);

test.each([
  // 22 November 2026 is a Sunday.
  [baghdad, "2026-11-22T05:30:00Z", "2026-11-22T06:00:00Z", 30],
  [baghdad, "2026-11-22T04:00:00Z", "2026-11-22T06:00:00Z", 60],
  [baghdad, "2026-11-22T13:00:00Z", "2026-11-23T06:00:00Z", 120],
  // Thursday evening to Sunday morning.
  [baghdad, "2026-11-26T13:30:00Z", "2026-11-29T05:30:00Z", 60],
  [baghdad, "2026-11-27T00:00:00Z", "2026-11-28T20:00:00Z", 0],
  [baghdad, "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z", 5 * 540],
  [berlin, "2026-11-22T05:30:00Z", "2026-11-22T16:00:00Z", 0],
] as const)("%# open minutes between two instants", (desk, from, to, minutes) => {
  expect(open(desk, from, to)).toBe(minutes);
});

test("a night shift belongs to the day on which it begins", () => {
  const night = hours("Europe/Berlin", "", "", "", "", "20:00-02:00");
  // Friday 27 November, 20:00 to 02:00 on Saturday, in Berlin.
  expect(open(night, "2026-11-27T00:00:00Z", "2026-11-29T00:00:00Z")).toBe(360);
  expect(open(night, "2026-11-28T00:30:00Z", "2026-11-28T12:00:00Z")).toBe(30);
  expect(nextOpening(night, at("2026-11-28T00:30:00Z"))).toBeNull();
  expect(iso(nextOpening(night, at("2026-11-28T01:00:00Z")))).toBe("2026-12-04T19:00:00.000Z");
});

test("a whole day ends where the next begins", () => {
  const always = hours("UTC", ...Array<string>(7).fill("00:00-24:00"));
  expect(open(always, "2026-11-22T00:00:00Z", "2026-11-29T00:00:00Z")).toBe(7 * 24 * 60);
  expect(nextOpening(always, at("2026-11-22T00:00:00Z"))).toBeNull();
  expect(nextOpening(always, at("2026-11-22T23:59:59Z"))).toBeNull();
});

test("several spans a day", () => {
  const split = hours("Asia/Baghdad", "08:00-12:00 16:00-20:00");
  expect(open(split, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")).toBe(480);
  expect(iso(nextOpening(split, at("2026-11-23T09:00:00Z")))).toBe("2026-11-23T13:00:00.000Z");
});

test("when clocks change, hours are those that passed", () => {
  const early = hours("Europe/Berlin", "", "", "", "", "", "", "01:00-04:00");
  // On 29 March 2026 two o'clock became three, on 25 October three became two.
  expect(open(early, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z")).toBe(120);
  expect(open(early, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z")).toBe(240);
  expect(open(early, "2026-10-31T12:00:00Z", "2026-11-01T12:00:00Z")).toBe(180);
});

test("an opening time that a clock change leaves out is the one it became", () => {
  const gap = hours("Europe/Berlin", "", "", "", "", "", "", "02:30-05:00");
  expect(iso(nextOpening(gap, at("2026-03-29T00:00:00Z")))).toBe("2026-03-29T01:30:00.000Z");
  // And of one that comes twice, the first counts.
  expect(iso(nextOpening(gap, at("2026-10-24T22:00:00Z")))).toBe("2026-10-25T00:30:00.000Z");
});

test("the same time of day is another instant in winter", () => {
  expect(iso(nextOpening(berlin, at("2026-10-23T20:00:00Z")))).toBe("2026-10-26T07:00:00.000Z");
  expect(iso(nextOpening(berlin, at("2026-10-16T20:00:00Z")))).toBe("2026-10-19T06:00:00.000Z");
});

test.each([
  ["2026-11-22T04:59:59.999Z", "2026-11-22T05:00:00.000Z"],
  ["2026-11-22T05:00:00.000Z", null],
  ["2026-11-22T13:59:59.999Z", null],
  ["2026-11-22T14:00:00.000Z", "2026-11-23T05:00:00.000Z"],
  ["2026-11-26T14:00:00.000Z", "2026-11-29T05:00:00.000Z"],
])("at %s it opens next at %s", (now, opens) => {
  expect(iso(nextOpening(baghdad, at(now)))).toBe(opens);
});

test("once a week is found a week away", () => {
  const monday = hours("Pacific/Auckland", "09:00-10:00");
  const now = at("2026-11-22T21:00:00Z");
  expect(iso(nextOpening(monday, now))).toBe(iso(now + 7 * 24 * hour - hour));
});

test("a desk that never opens promises nothing", () => {
  expect(nextOpening(hours("UTC"), at("2026-11-22T05:00:00Z"))).toBeNull();
  expect(openSpans(hours("UTC"), at("2026-01-01T00:00:00Z"), at("2026-12-01T00:00:00Z"))).toEqual([]);
});

test.each([
  hours("Asia/Baghdad", office),
  hours("UTC", "00:00-24:00", "00:00-24:00"),
  hours("America/Argentina/Buenos_Aires", "20:00-02:00", "02:00-03:00"),
  // Sunday's night shift ends where Monday's day begins.
  hours("Europe/Berlin", "06:00-12:00", "", "", "", "", "", "22:00-06:00"),
])("%j can be kept", (desk) => {
  expect(() => requireDeskHours(desk)).not.toThrow();
});

test.each([
  [hours("Baghdad", office), 'no time zone "Baghdad"'],
  [hours("+03:00", office), "no time zone"],
  [hours("", office), "no time zone"],
  [hours("UTC"), "never opens"],
  [{ timeZone: "UTC", week: [] }, "seven days"],
  [hours("UTC", "8:00-17:00"), "are no times"],
  [hours("UTC", "08:00-25:00"), "are no times"],
  [hours("UTC", "24:00-08:00"), "are no times"],
  [hours("UTC", "08:60-09:00"), "are no times"],
  [hours("UTC", "08:00-08:00"), "Nothing lies between"],
  [hours("UTC", "08:00-12:00 11:00-13:00"), "reaches into"],
  [hours("UTC", "12:00-13:00 08:00-10:00"), "reaches into"],
  [hours("UTC", "20:00-02:00", "01:00-03:00"), "reaches into"],
  [hours("UTC", "01:00-03:00", "", "", "", "", "", "20:00-02:00"), "reaches into"],
])("%j cannot", (desk, why) => {
  expect(() => requireDeskHours(desk)).toThrow(why);
});
