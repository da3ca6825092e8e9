import { expect, test } from "vitest";
import { loadDeskCatalogue, loadDeskFormat } from "../../../src/i18n/desk/load.ts";
import { catalogueSuite } from "../catalogue-suite.ts";

catalogueSuite(loadDeskCatalogue);

test("brings each language's own conventions with its format", async () => {
  const formats = await Promise.all([loadDeskFormat("en"), loadDeskFormat("ckb"), loadDeskFormat("ar")]);
  expect(formats.map((format) => format.lang)).toEqual(["en", "ckb", "ar"]);
  expect(formats.map((format) => format.ago(new Date().toISOString()))).toEqual(["now", "ھەر ئێستا", "الآن"]);
});
