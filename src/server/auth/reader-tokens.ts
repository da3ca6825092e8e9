/**
 * Readers whom the publisher signed in: a JWT (RFC 7519) for each comment, checked as RFC 8725 advises. The key and its
 * one algorithm come from the site's settings; nothing in a token chooses either, beyond naming a key by its exact id.
 */
import { errors, importJWK, jwtVerify, type CryptoKey } from "jose";
import { findUnstorable } from "../../contract/text.ts";
import type { ReaderTokens } from "../domain/intake-ports.ts";
import { keep } from "../domain/keep.ts";
import type { SignInSettings } from "../domain/ports.ts";
import { ProblemError } from "../domain/problem.ts";
import { hasRepeatedName } from "./json-names.ts";

type Key = SignInSettings["keys"][number];

/** Characters. A token with a long name and an RSA signature has about a thousand. */
const maxToken = 4_096;
/** Seconds from `iat` to `exp`. */
const maxLifetime = 300;
/** Seconds by which the publisher's clock and ours may differ. */
const skew = 30;
/** UTF-16 code units of `sub` and `jti`; both are kept, and `jti` in an index. */
const maxId = 255;

/** What a token may not bring along: keys, places to fetch keys from, and rules that we do not know. */
const forbidden = ["jku", "jwk", "x5u", "x5c", "crit", "b64", "zip"];

/** @param now Milliseconds UTC. */
export function createReaderTokens({ now }: { now: () => number }): ReaderTokens {
  const imported = new Map<string, Promise<CryptoKey | Uint8Array>>();

  function importKey({ jwk, algorithm }: Key): Promise<CryptoKey | Uint8Array> {
    return keep(imported, JSON.stringify([algorithm, jwk]), () => importJWK(jwk, algorithm));
  }

  return {
    async verify({ keys, issuer, audience }, token) {
      const header = readHeader(token);
      const key = keys.find(({ id }) => id === (header["kid"] ?? null));
      if (!key) throw refuse("Its kid is not the id of a key that this site has.");
      const verified = jwtVerify(token, await importKey(key), {
        algorithms: [key.algorithm],
        issuer,
        audience,
        requiredClaims: ["exp", "iat", "jti", "name", "sub"],
        clockTolerance: skew,
        currentDate: new Date(now()),
      });
      const { payload } = await verified.catch((error: unknown) => {
        throw toProblem(error);
      });
      const { exp, iat, jti, name, staff = false, sub } = payload;
      if (typeof exp !== "number" || typeof iat !== "number") throw refuse("exp and iat are numbers.");
      if (iat > now() / 1000 + skew) throw refuse("Its iat lies in the future.");
      if (exp <= iat || exp - iat > maxLifetime) {
        throw refuse(`Its exp is at most ${maxLifetime} seconds after its iat.`);
      }
      if (!isId(sub) || !isId(jti)) throw refuse(`sub and jti are texts of 1 to ${maxId} characters.`);
      if (typeof name !== "string" || findUnstorable(name) !== -1) throw refuse("Its name is a text.");
      if (typeof staff !== "boolean") throw refuse("Its staff is true or false.");
      // As long as the clocks may differ, it could still come again; both are compared in whole seconds.
      return { subject: sub, name, staff, tokenId: jti, expiresAt: Math.ceil(exp + skew) * 1000 };
    },
  };
}

function readHeader(token: string): Record<string, unknown> {
  const parts = token.split(".");
  if (token.length > maxToken) throw refuse(`A token has at most ${maxToken} characters.`);
  // Other spellings of the same bytes would pass for other tokens.
  const decoded = parts.map((part) => Buffer.from(part, "base64url"));
  if (parts.length !== 3 || !decoded.every((bytes, place) => bytes.toString("base64url") === parts[place])) {
    throw refuse("It is no JWT in its compact form.");
  }
  let header: unknown;
  try {
    const [first, second] = decoded.slice(0, 2).map((bytes) => bytes.toString());
    header = JSON.parse(first!);
    JSON.parse(second!);
    if (hasRepeatedName(first!) || hasRepeatedName(second!)) throw refuse("It says something twice.");
  } catch (error) {
    throw error instanceof ProblemError ? error : refuse("It is no JWT.");
  }
  if (typeof header !== "object" || header === null) throw refuse("It is no JWT.");
  const named = forbidden.find((name) => Object.hasOwn(header, name));
  if (named) throw refuse(`Its header may not have ${named}.`);
  const { typ = "JWT" } = header as { typ?: unknown };
  if (typeof typ !== "string" || typ.toUpperCase() !== "JWT") throw refuse("Its typ is not JWT.");
  return header as Record<string, unknown>;
}

const isId = (value: unknown): value is string =>
  typeof value === "string" && value !== "" && value.length <= maxId && findUnstorable(value) === -1;

function toProblem(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) {
    return new ProblemError("token-expired", { detail: "Its exp has passed." }, {}, error);
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return refuse(`Its ${error.claim} is missing, or not what this site expects.`, error);
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return refuse("Its alg is not the one that its key is used with.", error);
  }
  return error instanceof errors.JOSEError ? refuse("Its signature does not hold.", error) : error;
}

/** What is told quotes nothing of the token: it goes into the log as well. */
const refuse = (why: string, cause?: unknown): ProblemError =>
  new ProblemError("token-refused", { detail: why }, {}, cause);
