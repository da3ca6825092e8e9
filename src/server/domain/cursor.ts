/** Cursors of pages: where a comment stands in its list, short, and opaque to clients. */
import type { Sort } from "../../contract/records.ts";

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

/** A place in a list of comments. There need not be a comment any more. */
export interface Position {
  id: string;
  /** 0 where the list does not go by them. */
  recommendations: number;
}

/** More than a column of either database holds. */
const tooMany = 2 ** 31;

/** What is sorted by recommendations has them in base 36 before the id: they may change before the next page is asked for. */
export function encodePosition({ id, recommendations }: Position, sort: Sort): string {
  return sort === "recommended" ? `${recommendations.toString(36)}.${encodeCursor(id)}` : encodeCursor(id);
}

/** `undefined` for what no `encodePosition` has made in this order. */
export function decodePosition(cursor: string, sort: Sort): Position | undefined {
  const [id = "", digits = "0"] = cursor.split(".").toReversed();
  const position = { id: decodeCursor(id) ?? "", recommendations: Number.parseInt(digits, 36) };
  const isOurs = position.recommendations < tooMany && encodePosition(position, sort) === cursor;
  return position.id && isOurs ? position : undefined;
}

/** The place right before a comment's in this order (-1), or right behind it (1), where no other is. */
export function beside({ id, recommendations }: Position, sort: Sort, by: 1 | -1): Position {
  const number = BigInt(`0x${id.replaceAll("-", "")}`) + BigInt(sort === "oldest" ? by : -by);
  const hex = BigInt.asUintN(128, number).toString(16).padStart(32, "0");
  return { id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"), recommendations };
}
