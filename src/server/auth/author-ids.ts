import { createHmac } from "node:crypto";
import type { AuthorIds } from "../domain/ports.ts";

/** Characters of base64url: 132 bits are enough for no two authors ever to share one. */
const length = 22;

/** @param key Without it nobody can tell whether an id is that of a subject they know. */
export const createAuthorIds =
  (key: string): AuthorIds =>
  (site, subject) =>
    createHmac("sha256", key)
      .update(JSON.stringify([site, subject]))
      .digest("base64url")
      .slice(0, length);
