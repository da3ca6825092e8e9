/** What tells documents apart that show the same: the program that made them. */
import { createHash } from "node:crypto";
import { sheet } from "./sheet.ts";

/** Part of the tags of documents, so that a new version of the server is not answered with "not modified". */
export const editionOf = (version: string): string =>
  createHash("sha256").update(version).update(sheet).digest("hex").slice(0, 8);
