import { hkdfSync, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * The secret that signs session cookies, made on first use. It stands beside the database and not in it: whoever
 * reads the table of sessions must not be able to take one over.
 *
 * @throws Error where the file holds none.
 */
export function readOrMakeSecret(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  try {
    return readSecret(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  // A link appears whole or not at all, so that of two processes that start at once both read the same secret.
  writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
  return readSecret(file);
}

/** A key for one purpose, from which neither the secret nor another key can be told (HKDF, RFC 5869). Hexadecimal. */
export const deriveKey = (secret: string, purpose: string): string =>
  Buffer.from(hkdfSync("sha256", secret, "", purpose, 32)).toString("hex");

/** A power cut may leave the file empty, and better-auth would then sign with a secret that everybody knows. */
function readSecret(file: string): string {
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length >= 32) return secret;
  throw new Error(
    `${file} holds no secret of at least 32 characters. Remove it, and the next start makes one; all moderators ` +
      "sign in anew.",
  );
}
