/** SHA-256 for pages over plain http too, where browsers offer none. A part of its own: most readers never need it. */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of the UTF-8 bytes of a text, in lower-case hexadecimal. */
export const fingerprint = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** HMAC-SHA-256 of a text under a secret, base64url. */
export const keyedFingerprint = (secret: string, text: string): string =>
  btoa(String.fromCharCode(...hmac(sha256, utf8ToBytes(secret), utf8ToBytes(text))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
