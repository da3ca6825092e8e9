/** A publisher who signs readers in: a key, the settings that go with it, and tokens. */
import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from "jose";
import type { SignInSettings } from "../../src/server/domain/ports.ts";

export const issuer = "https://news.example";
export const audience = "afterword:default";

export interface Publisher {
  settings: SignInSettings;
  privateKey: CryptoKey;
  /** A token that holds, but for what is said of it. `undefined` leaves a claim out. */
  token(claims?: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
}

/** @param now Milliseconds UTC, the time at which its tokens are made. */
export async function openPublisher(now: () => number, algorithm = "ES256"): Promise<Publisher> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)) };
  return {
    settings: {
      rule: "optional",
      issuer,
      audience,
      keys: [{ id: "2026", algorithm, jwk }],
    },
    privateKey,
    token: (claims, header) => signToken(privateKey, claimsAt(now(), claims), { alg: algorithm, ...header }),
  };
}

export function claimsAt(now: number, claims: Record<string, unknown> = {}): Record<string, unknown> {
  const iat = Math.floor(now / 1000);
  return {
    iss: issuer,
    aud: audience,
    sub: "reader-7",
    name: "Rojîn Ehmed",
    iat,
    exp: iat + 120,
    jti: randomUUID(),
    ...claims,
  };
}

export const signToken = (
  key: CryptoKey | Uint8Array,
  claims: Record<string, unknown>,
  header: Record<string, unknown> & { alg: string },
): Promise<string> => new SignJWT(claims).setProtectedHeader({ kid: "2026", ...header }).sign(key);
