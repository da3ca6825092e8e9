import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { readSignInKey, signInAlgorithms } from "../../../src/server/auth/sign-in-keys.ts";

const pairs = {
  ES256: generateKeyPairSync("ec", { namedCurve: "P-256" }),
  ES384: generateKeyPairSync("ec", { namedCurve: "P-384" }),
  ES512: generateKeyPairSync("ec", { namedCurve: "P-521" }),
  RS256: generateKeyPairSync("rsa", { modulusLength: 2_048 }),
  EdDSA: generateKeyPairSync("ed25519"),
};
const pem = { type: "spki", format: "pem" } as const;

test.each(Object.entries(pairs))(
  "a public key for %s is read from PEM and from JSON",
  (algorithm, { publicKey }) => {
    const jwk = publicKey.export({ format: "jwk" });
    expect(readSignInKey(publicKey.export(pem), algorithm)).toEqual(jwk);
    expect(readSignInKey(`\n${JSON.stringify(jwk, null, 2)}`, algorithm)).toEqual(jwk);
    expect(jwk).not.toHaveProperty("d");
  },
);

test("PS256 takes the same key as RS256", () => {
  expect(readSignInKey(pairs.RS256.publicKey.export(pem), "PS256")).toMatchObject({ kty: "RSA" });
});

test("a shared secret is the file's text", () => {
  const secret = "thirty-two bytes or more: ".padEnd(40, "x");
  const k = Buffer.from(secret).toString("base64url");
  expect(readSignInKey(`${secret}\n`, "HS256")).toEqual({ kty: "oct", k });
});

test.each(Object.entries(pairs))(
  "of a pair for %s, the private half is refused",
  (algorithm, { privateKey }) => {
    for (const text of [
      privateKey.export({ type: "pkcs8", format: "pem" }),
      JSON.stringify(privateKey.export({ format: "jwk" })),
    ]) {
      expect(() => readSignInKey(text, algorithm)).toThrow("private key");
    }
  },
);

test("each algorithm has its own kind of key", () => {
  for (const [made, { publicKey }] of Object.entries(pairs)) {
    for (const algorithm of signInAlgorithms) {
      if (algorithm === made || (algorithm === "PS256" && made === "RS256")) continue;
      expect(() => readSignInKey(publicKey.export(pem), algorithm)).toThrow(
        algorithm === "HS256" ? "needs a secret" : `not a key for ${algorithm}`,
      );
    }
  }
});

test.each([
  ["ES256", "nonsense", "neither PEM nor a JWK"],
  ["ES256", "{}", "neither PEM nor a JWK"],
  ["ES256", "{", "neither PEM nor a JWK"],
  ["HS256", "short", "not a key for HS256"],
  ["HS256", '{"kty":"oct","k":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}', "needs a secret"],
  ["none", "x", "none is none of ES256"],
  ["toString", "x", "is none of"],
])("for %s, %j is refused", (algorithm, text, why) => {
  expect(() => readSignInKey(text, algorithm)).toThrow(why);
});

test("a short RSA key is refused", () => {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 1_024 });
  expect(() => readSignInKey(publicKey.export(pem), "RS256")).toThrow("not a key for RS256");
});
