import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFormat } from "../../src/i18n/format.ts";
import { conventions } from "../../src/i18n/conventions/ckb.ts";
import { clock, dayOf, weekday } from "../../src/i18n/hours.ts";

const local = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).toISOString();

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date(2026, 10, 22, 23, 30));
});
afterEach(() => vi.useRealTimers());

test("a day is called by what it is from where the reader is", () => {
  expect(dayOf(local(22, 23, 59))).toBe("today");
  expect(dayOf(local(23, 0))).toBe("tomorrow");
  expect(dayOf(local(23, 8))).toBe("tomorrow");
  expect(dayOf(local(24, 8))).toBe("weekday");
  expect(dayOf(local(28, 8))).toBe("weekday");
  // The next of that name is a week away, and today has the same.
  expect(dayOf(local(29, 8))).toBe("date");
  expect(dayOf(local(21, 8))).toBe("today");
});

test("a clock has the digits of its language, and 24 hours", () => {
  expect(clock(createFormat("en"), local(23, 8))).toBe("08:00");
  expect(clock(createFormat("en"), local(23, 0, 5))).toBe("00:05");
  expect(clock(createFormat("ckb", conventions), local(23, 18, 30))).toBe("١٨:٣٠");
  expect(clock(createFormat("ar"), local(23, 8))).toBe("٠٨:٠٠");
});

test("a weekday has its name in every language", () => {
  expect(weekday(createFormat("en"), local(23, 8))).toBe("Monday");
  expect(weekday(createFormat("ar"), local(23, 8))).toBe("الاثنين");
  expect(weekday(createFormat("ckb", conventions), local(23, 8))).toBe("دووشەممە");
  expect(weekday(createFormat("kmr", undefined), local(23, 8))).toBe("Duşemê");
  expect(weekday(createFormat("fa"), local(23, 8))).toBe("دوشنبه");
});
