/** Keys with which publishers sign tokens, as an operator hands them in. */
import { createPublicKey, createSecretKey, type KeyObject } from "node:crypto";
import type { SignInSettings } from "../domain/ports.ts";

type Jwk = SignInSettings["keys"][number]["jwk"];

/** The algorithms we take (RFC 7518, RFC 8037), each with the one kind of key that it is used with. */
const kinds: Record<string, (key: KeyObject) => boolean> = {
  ES256: isCurve("prime256v1"),
  ES384: isCurve("secp384r1"),
  ES512: isCurve("secp521r1"),
  RS256: isRsa,
  PS256: isRsa,
  EdDSA: (key) => key.asymmetricKeyType === "ed25519",
  HS256: (key) => key.type === "secret" && key.symmetricKeySize! >= 32,
};

export const signInAlgorithms = Object.keys(kinds);

/**
 * Reads a public key (PEM, or a JWK in JSON), or with HS256 the secret that publisher and server share: the file's
 * text, without the line break at its end.
 *
 * @throws Error that says what is wrong, where it is no key, a private one, or one of another algorithm.
 */
export function readSignInKey(text: string, algorithm: string): Jwk {
  const fits = Object.hasOwn(kinds, algorithm) ? kinds[algorithm] : undefined;
  if (!fits) throw new Error(`${algorithm} is none of ${signInAlgorithms.join(", ")}.`);
  const key = algorithm === "HS256" ? readSecret(text) : readPublicKey(text);
  if (!fits(key)) throw new Error(`This is not a key for ${algorithm}.`);
  return key.export({ format: "jwk" }) as Jwk;
}

function isCurve(curve: string): (key: KeyObject) => boolean {
  return (key) => key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === curve;
}

function isRsa(key: KeyObject): boolean {
  return key.asymmetricKeyType === "rsa" && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2_048;
}

function readSecret(text: string): KeyObject {
  const secret = text.replace(/\r?\n$/, "");
  // A public key is no secret: whoever reads it could sign (RFC 8725, 2.1).
  if (/-----BEGIN|"kty"/.test(secret))
    throw new Error("HS256 needs a secret of your own, not a key pair's key.");
  return createSecretKey(secret, "utf8");
}

function readPublicKey(text: string): KeyObject {
  const jwk = text.trimStart().startsWith("{");
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text) || (jwk && /"d"\s*:/.test(text))) {
    throw new Error("This is a private key. Keep it where tokens are signed, and hand in the public one.");
  }
  try {
    if (!jwk) return createPublicKey(text);
    return createPublicKey({ key: JSON.parse(text) as JsonWebKey, format: "jwk" });
  } catch (error) {
    throw new Error("This is no public key: neither PEM nor a JWK.", { cause: error });
  }
}
