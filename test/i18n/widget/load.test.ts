import { expect, test } from "vitest";
import { loadWidgetCatalogue, loadWidgetFormat } from "../../../src/i18n/widget/load.ts";
import { catalogueSuite } from "../catalogue-suite.ts";

catalogueSuite(loadWidgetCatalogue);

test("brings each language's own conventions with its format", async () => {
  const formats = await Promise.all([
    loadWidgetFormat("en"),
    loadWidgetFormat("ckb"),
    loadWidgetFormat("ar"),
  ]);
  expect(formats.map((format) => format.lang)).toEqual(["en", "ckb", "ar"]);
  expect(formats.map((format) => format.ago(new Date().toISOString()))).toEqual(["now", "ھەر ئێستا", "الآن"]);
});
