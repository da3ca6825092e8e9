/** Cursors of pages: the id of the last comment, short, and opaque to clients. */

/** @param id A UUID. */
export function encodeCursor(id: string): string {
  return Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url");
}

/** The id; `undefined` for what no `encodeCursor` has made. */
export function decodeCursor(cursor: string): string | undefined {
  const hex = Buffer.from(cursor, "base64url").toString("hex");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return id.length === 36 && encodeCursor(id) === cursor ? id : undefined;
}
