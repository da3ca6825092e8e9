import { expect, test } from "vitest";
import { readWeek, tellHours } from "../../src/cli/hours.ts";

const told = (...open: string[]) => tellHours({ timeZone: "UTC", week: readWeek(open) });

test.each([
  [["Mon-Fri 08:00-17:00"], "Mon-Fri 08:00-17:00 (UTC)"],
  [["Mon-Fri 08:00-17:00", "Sat 10:00-14:00"], "Mon-Fri 08:00-17:00, Sat 10:00-14:00 (UTC)"],
  [["Sat,Sun 10:00-14:00"], "Sat-Sun 10:00-14:00 (UTC)"],
  [["Fri-Mon 10:00-14:00"], "Mon 10:00-14:00, Fri-Sun 10:00-14:00 (UTC)"],
  [["Mon-Sun 16:00-20:00", "Mon-Sun 08:00-12:00"], "Mon-Sun 08:00-12:00 16:00-20:00 (UTC)"],
  [["Wed 22:00-02:00"], "Wed 22:00-02:00 (UTC)"],
  [["Mon,Wed-Thu 09:00-10:00"], "Mon 09:00-10:00, Wed-Thu 09:00-10:00 (UTC)"],
])("%j is told as %s", (open, text) => {
  expect(told(...open)).toBe(text);
});

test.each([
  "",
  "08:00-17:00",
  "Mon",
  "Mon 8:00-17:00",
  "Mon 08:00",
  "Mon 08:00-17:00 18:00-20:00",
  "Monday 08:00-17:00",
  "mon 08:00-17:00",
  "Mon-Wed-Fri 08:00-17:00",
  "Mon, 08:00-17:00",
  "-Mon 08:00-17:00",
])("%j is refused", (text) => {
  expect(() => readWeek([text])).toThrow(`"${text}" is not written as hours are`);
});

test("a site without hours is always open", () => {
  expect(tellHours(null)).toBe("always");
});
