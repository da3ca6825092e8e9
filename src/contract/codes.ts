/**
 * The closed list of problem codes (RFC 9457 problem documents) and the HTTP status each travels with.
 * Clients decide by `code`, never by `title` or `detail`.
 */
export const problemStatus = {
  "malformed-json": 400,
  invalid: 400,
  "missing-header": 400,
  "sign-in-required": 401,
  "sign-in-failed": 401,
  "token-expired": 401,
  "token-refused": 401,
  "foreign-origin": 403,
  forbidden: 403,
  "own-decision": 403,
  "not-found": 404,
  "unknown-site": 404,
  "unknown-comment": 404,
  "method-not-allowed": 405,
  "thread-closed": 409,
  "parent-gone": 409,
  "already-decided": 409,
  "already-withdrawn": 409,
  "no-appeal": 409,
  "too-late": 409,
  "invitation-spent": 410,
  "too-large": 413,
  "wrong-content-type": 415,
  empty: 422,
  "too-long": 422,
  unstorable: 422,
  "key-reused": 422,
  "proof-required": 429,
  "too-fast": 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/**
 * A small piece of work for the sender's machine, asked for when an address sends unusually much (ALTCHA, version 2,
 * algorithm SHA-256): find the counter whose derived key begins with `keyPrefix`.
 */
export interface Challenge {
  parameters: {
    algorithm: "SHA-256";
    /** Hexadecimal, as are `salt` and `keyPrefix`. */
    nonce: string;
    salt: string;
    /** How often the hash is taken. */
    cost: number;
    keyLength: number;
    keyPrefix: string;
    /** Seconds UTC. */
    expiresAt: number;
    /** The `Idempotency-Key` of the one call that the proof can be sent with. */
    data: { key: string };
  };
  signature: string;
}

/** What the header `Afterword-Proof` carries. */
export interface Proof {
  challenge: Challenge;
  solution: { counter: number; derivedKey: string };
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  /** What to do about it, in English; clients show their own sentence for the code. */
  detail?: string;
  /** The field at fault, as it is called in the request. */
  field?: string;
  /** Seconds after which trying again may help. */
  retryAfter?: number;
  /** With `too-long`: the length allowed and the length found, in grapheme clusters. */
  limit?: number;
  actual?: number;
  /** With `unstorable`: the offset of the first such character, in UTF-16 code units. */
  position?: number;
  /** With `proof-required`: solve it and send the same call again, with the proof. */
  challenge?: Challenge;
}
