/**
 * The log's canonical form. Each row commits to the row before it, so that no row can be changed, taken out, put in
 * or moved without breaking every hash from there on.
 *
 * - hash = SHA-256 of the UTF-8 bytes of the JSON list
 *   ["afterword-log-1", site, seq, id, kind, comment, decision, actor, guideline, guidelinesVersion, at,
 *   takesEffectAt, commitment, previousHash], as `JSON.stringify` writes it: no white space, absent values `null`,
 *   times in milliseconds UTC. A list has one serialisation; joined text would not keep its fields apart.
 * - commitment = SHA-256 of the UTF-8 bytes of the JSON list [salt, note]. The note stands outside the chain and can
 *   be erased; without the salt, a short note could be guessed from its commitment. A row without a note has a salt
 *   too, so that the chain does not tell which rows had one.
 * - hashes and salts are lower-case hexadecimal; the row before the first one counts as 64 zeros.
 */
import { createHash, randomBytes } from "node:crypto";

export const logKinds = [
  "approve",
  "reject",
  "undo",
  "withdraw",
  "erase",
  "appeal",
  "keep",
  "choose",
  "unchoose",
] as const;
export type LogKind = (typeof logKinds)[number];

export interface LogEntry {
  id: string;
  site: string;
  kind: LogKind;
  comment: string;
  /** With `undo`: the decision that is undone. With `appeal`, and with a decision about one: the one appealed. */
  decision: string | null;
  /** The moderator; `null` where the author acted. */
  actor: string | null;
  guideline: string | null;
  guidelinesVersion: number | null;
  at: number;
  takesEffectAt: number | null;
}

/** Where an entry stands in its chain. */
export interface LogPlace {
  seq: number;
  commitment: string;
  previousHash: string;
}

export interface LogHead {
  seq: number;
  hash: string;
}

export const emptyHead: LogHead = { seq: 0, hash: "0".repeat(64) };

export function hashEntry(entry: LogEntry, { seq, commitment, previousHash }: LogPlace): string {
  return sha256([
    "afterword-log-1",
    entry.site,
    seq,
    entry.id,
    entry.kind,
    entry.comment,
    entry.decision,
    entry.actor,
    entry.guideline,
    entry.guidelinesVersion,
    entry.at,
    entry.takesEffectAt,
    commitment,
    previousHash,
  ]);
}

export function commitTo(note: string | null, salt: string): string {
  return sha256([salt, note]);
}

export function newSalt(): string {
  return randomBytes(32).toString("hex");
}

function sha256(list: readonly (string | number | null)[]): string {
  return createHash("sha256").update(JSON.stringify(list), "utf8").digest("hex");
}
