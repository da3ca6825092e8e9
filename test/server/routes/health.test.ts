import { expect, test } from "vitest";
import { openReaderApp } from "../../helpers/reader-app.ts";

test("a process that cannot do its work is alive but not ready", async () => {
  let broken = false;
  const reader = await openReaderApp("sqlite", {
    check: async () => {
      if (broken) throw Object.assign(new Error("locked"), { code: "ERR_SQLITE_ERROR", errcode: 5 });
    },
  });
  const statuses = async () =>
    Promise.all(["/healthz", "/readyz"].map(async (path) => (await reader.request(path)).status));
  expect(await statuses()).toEqual([200, 200]);
  broken = true;
  expect(await statuses()).toEqual([200, 503]);
  broken = false;
  expect(await statuses()).toEqual([200, 200]);
  await reader.leave();
});
