/** Forged tokens against the API: most are of a kind that some library or server once took. */
import { createHmac, KeyObject, randomUUID, sign as signBytes } from "node:crypto";
import { exportJWK, exportSPKI, generateKeyPair, importJWK, type CryptoKey } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Problem } from "../../../src/contract/codes.ts";
import type { OwnComment } from "../../../src/contract/records.ts";
import { createReaderTokens } from "../../../src/server/auth/reader-tokens.ts";
import { claimsAt, openPublisher, signToken, type Publisher } from "../../helpers/publisher.ts";
import { newSubmission } from "../../helpers/reader-client.ts";
import { openReaderApp, type ReaderApp } from "../../helpers/reader-app.ts";

let reader: ReaderApp;
/** ES256, the key "2026". */
let publisher: Publisher;
let rsa: Publisher;
let ed: Publisher;
let es384: Publisher;
/** Of a key pair that the site does not know. */
let stranger: { publicKey: CryptoKey; privateKey: CryptoKey };

beforeAll(async () => {
  reader = await openReaderApp("sqlite");
  const now = () => reader.services.clock.now();
  publisher = await openPublisher(now);
  rsa = await openPublisher(now, "RS256");
  ed = await openPublisher(now, "EdDSA");
  es384 = await openPublisher(now, "ES384");
  stranger = await generateKeyPair("ES256", { extractable: true });
  const site = (await reader.services.stores.sites.find("default"))!;
  const key = ({ settings }: Publisher, id: string | null) => ({ ...settings.keys[0]!, id });
  await reader.services.stores.sites.update({
    ...site,
    signIn: {
      ...publisher.settings,
      keys: [key(publisher, "2026"), key(rsa, "rsa"), key(ed, null), key(es384, "384")],
    },
  });
});
afterAll(async () => reader.leave());

const text = JSON.stringify;
const encode = (bytes: string): string => Buffer.from(bytes).toString("base64url");
const es256 = { alg: "ES256", kid: "2026" };
const now = (): number => reader.services.clock.now() / 1000;
const claims = (changed?: Record<string, unknown>) => claimsAt(reader.services.clock.now(), changed);

/** These two texts, whatever they say, signed by the site's own key: only what they say is wrong. */
function signed(header: string, payload: string): string {
  const input = `${encode(header)}.${encode(payload)}`;
  const key = { key: KeyObject.from(publisher.privateKey), dsaEncoding: "ieee-p1363" as const };
  return `${input}.${signBytes("sha256", Buffer.from(input), key).toString("base64url")}`;
}

const hmac = (header: object, secret: string | Buffer): string => {
  const input = `${encode(text(header))}.${encode(text(claims()))}`;
  return `${input}.${createHmac("sha256", secret).update(input).digest("base64url")}`;
};

async function parts(): Promise<[string, string, string]> {
  return (await publisher.token()).split(".") as [string, string, string];
}

async function send(token: string): Promise<{ status: number; answer: Partial<Problem & OwnComment> }> {
  const comment = newSubmission({ author: "Typed" });
  const response = await reader.submit(comment, { Authorization: `Bearer ${token}` });
  return { status: response.status, answer: (await response.json()) as Partial<Problem & OwnComment> };
}

const stored = () => reader.storage.db.selectFrom("comment").select(["author", "subject"]).execute();
const spent = () => reader.storage.db.selectFrom("spent_token").selectAll().execute();

const forged: Record<string, () => string | Promise<string>> = {
  "no algorithm": () => `${encode(text({ alg: "none", kid: "2026" }))}.${encode(text(claims()))}.`,
  "no algorithm, written otherwise": () =>
    `${encode(text({ alg: "nOnE", kid: "2026" }))}.${encode(text(claims()))}.`,
  "no algorithm, with a signature": async () => {
    const [, payload, signature] = await parts();
    return `${encode(text({ alg: "none", kid: "2026" }))}.${payload}.${signature}`;
  },
  "HS256 with the RSA public key as its secret": async () =>
    hmac({ alg: "HS256", kid: "rsa" }, await exportSPKI((await publicKeyOf(rsa)) as CryptoKey)),
  "HS256 with the EC public key as its secret": async () =>
    hmac(es256Of("HS256"), await exportSPKI((await publicKeyOf(publisher)) as CryptoKey)),
  "HS256 with no secret": () => hmac(es256Of("HS256"), ""),
  "an empty signature": async () => (await parts()).with(2, "").join("."),
  "two parts": async () => (await parts()).slice(0, 2).join("."),
  "four parts": async () => [...(await parts()), "x"].join("."),
  "the signature of another token": async () => (await parts()).with(2, (await parts())[2]).join("."),
  "a signature by another key": () => signToken(stranger.privateKey, claims(), es256),
  "a signature of zeros": async () =>
    (await parts()).with(2, Buffer.alloc(64).toString("base64url")).join("."),
  "another name in the payload": async () => {
    const [header, , signature] = await parts();
    return [header, encode(text(claims({ name: "The Editor" }))), signature].join(".");
  },
  "another issuer": () => publisher.token({ iss: "https://evil.example" }),
  "an issuer that begins alike": () => publisher.token({ iss: "https://news.example.evil.example" }),
  "an issuer in a list": () => publisher.token({ iss: ["https://news.example"] }),
  "no issuer": () => publisher.token({ iss: undefined }),
  "another audience": () => publisher.token({ aud: "afterword:other" }),
  "audiences without ours": () => publisher.token({ aud: ["afterword:other", "afterword:default2"] }),
  "an empty list of audiences": () => publisher.token({ aud: [] }),
  "no audience": () => publisher.token({ aud: undefined }),
  "no exp": () => publisher.token({ exp: undefined }),
  "an exp that is text": () => publisher.token({ exp: String(now() + 60) }),
  "an exp without end": () => signed(text(es256), text(claims()).replace(/"exp":\d+/, '"exp":1e999')),
  "an exp six minutes after iat": () => publisher.token({ exp: now() + 360 }),
  "an exp one second too late": () => publisher.token({ exp: now() + 301 }),
  "an exp before iat": () => publisher.token({ iat: now() + 20, exp: now() + 10 }),
  "no iat": () => publisher.token({ iat: undefined }),
  "an iat in the future": () => publisher.token({ iat: now() + 60, exp: now() + 120 }),
  "an nbf in the future": () => publisher.token({ nbf: now() + 60 }),
  "no jti": () => publisher.token({ jti: undefined }),
  "an empty jti": () => publisher.token({ jti: "" }),
  "a jti that is a number": () => publisher.token({ jti: 7 }),
  "a jti of 300 characters": () => publisher.token({ jti: "j".repeat(300) }),
  "a jti that no database keeps": () => publisher.token({ jti: "j\0" }),
  "no sub": () => publisher.token({ sub: undefined }),
  "an empty sub": () => publisher.token({ sub: "" }),
  "no name": () => publisher.token({ name: undefined }),
  "a name that is a list": () => publisher.token({ name: ["Ann"] }),
  "a staff that is a text": () => publisher.token({ staff: "true" }),
  "a staff that is a number": () => publisher.token({ staff: 1 }),
  "a staff that is null": () => publisher.token({ staff: null }),
  "staff twice": () =>
    signed(text(es256), text(claims({ staff: false })).replace('"name"', '"staff":true,"name"')),
  "a blank name": () => publisher.token({ name: " \u200b" }),
  "a name that is too long": () => publisher.token({ name: "n".repeat(61) }),
  "a name of two thousand marks": () => publisher.token({ name: `a${"\u0301".repeat(2_000)}` }),
  "a name that no database keeps": () => signed(text(es256), text(claims({ name: "a\ud800" }))),
  "an unknown kid": () => publisher.token({}, { kid: "2025" }),
  "a kid that leads elsewhere": () => publisher.token({}, { kid: "../../2026" }),
  "a kid that is a number": () => publisher.token({}, { kid: 2026 }),
  "a kid that is a list": () => publisher.token({}, { kid: ["2026"] }),
  "an empty kid": () => publisher.token({}, { kid: "" }),
  "no kid, where that is another key": () => publisher.token({}, { kid: undefined }),
  "the kid of another key of the same algorithm's family": () => es384.token({}, { kid: "2026" }),
  "the algorithm of another key of the site": () => rsa.token({}, { kid: "2026" }),
  "an ES384 key that says ES256": async () => {
    const [, payload, signature] = (await es384.token({}, { kid: "384" })).split(".");
    return [encode(text({ alg: "ES256", kid: "384" })), payload, signature].join(".");
  },
  "PS256 with an RS256 key": async () => {
    const key = await importJWK({ ...(await exportJWK(rsa.privateKey)), alg: "PS256" }, "PS256");
    return signToken(key, claims(), { alg: "PS256", kid: "rsa" });
  },
  "its own key in the header": async () =>
    signToken(stranger.privateKey, claims(), { ...es256, jwk: await exportJWK(stranger.publicKey) }),
  "a place to fetch keys from": () => publisher.token({}, { jku: "https://evil.example/keys" }),
  "a place to fetch a certificate from": () => publisher.token({}, { x5u: "https://evil.example/cert" }),
  "a certificate": () => publisher.token({}, { x5c: ["MIIB"] }),
  "a critical extension": () => signed(text({ ...es256, crit: ["exp"], exp: 1 }), text(claims())),
  "an unencoded payload": () => signed(text({ ...es256, crit: ["b64"], b64: false }), text(claims())),
  "a token for something else": () => publisher.token({}, { typ: "at+jwt" }),
  "a claim twice": () => signed(text(es256), text(claims()).replace('"name"', '"sub":"admin","name"')),
  "a claim twice, once with an escape": () =>
    signed(text(es256), text(claims()).replace('"name"', '"s\\u0075b":"admin","name"')),
  "two algorithms": () => signed(text(es256).replace("{", '{"alg":"none",'), text(claims())),
  "a payload that is a list": () => signed(text(es256), text([claims()])),
  "a payload that is no JSON": () => signed(text(es256), "name=Ann"),
  "a header that is null": () => signed("null", text(claims())),
  padding: async () => (await parts()).map((part) => `${part}=`).join("."),
  "spaces inside": async () => (await parts()).join(". "),
  "the other alphabet of base64": async () => {
    const [header, payload, signature] = await parts();
    const other = signature.replaceAll("-", "+").replaceAll("_", "/");
    return [header, payload, other === signature ? `${signature}+` : other].join(".");
  },
  "unused bits set": async () => {
    const [header, payload, signature] = await parts();
    // 64 bytes leave four bits of the last character unused.
    return [header, payload, signature.slice(0, -1) + unusedBits[signature.at(-1)!]].join(".");
  },
  "a token of a megabyte": () => publisher.token({ filler: "x".repeat(1_000_000) }),
  "a token of dots": () => ".".repeat(3_000),
  "a lot of nesting": () => signed(text(es256), "[".repeat(2_000)),
  nothing: () => "",
  "something else": () => "Basic YWRtaW46YWRtaW4=",
};

const unusedBits: Record<string, string> = { A: "B", Q: "R", g: "h", w: "x" };
const es256Of = (alg: string) => ({ alg, kid: "2026" });
const publicKeyOf = ({ settings: { keys } }: Publisher) =>
  importJWK(keys[0]!.jwk, keys[0]!.algorithm, { extractable: true });

test("there are more than twenty kinds", () => {
  expect(Object.keys(forged).length).toBeGreaterThan(60);
});

test.each(Object.entries(forged))(
  "a token with %s is refused, stored nowhere, and logged without it",
  async (_, forge) => {
    const token = await forge();
    const before = [await stored(), await spent()];
    reader.log.length = 0;
    const { status, answer } = await send(token);
    expect([status, answer.code]).toEqual([401, "token-refused"]);
    expect([await stored(), await spent()]).toEqual(before);
    expect(reader.log).toMatchObject([{ msg: "token refused", why: answer.detail }]);
    for (const part of token.split(".").filter((one) => one.length > 8)) {
      expect(text([reader.log, answer])).not.toContain(part.slice(0, 40));
    }
  },
);

test("what a publisher may get wrong is told", async () => {
  const told = async (token: string | Promise<string>) => (await send(await token)).answer.detail;
  expect(await told(publisher.token({}, { kid: "2025" }))).toContain("Its kid");
  expect(await told(rsa.token({}, { kid: "2026" }))).toContain("Its alg");
  expect(await told(publisher.token({ aud: "x" }))).toContain("Its aud");
  expect(await told(publisher.token({ sub: undefined }))).toContain("Its sub");
  expect(await told(publisher.token({ exp: now() + 900 }))).toContain("at most 300 seconds");
  expect(await told(publisher.token({ name: " " }))).toContain("Its name is blank");
  expect(await told(signToken(stranger.privateKey, claims(), es256))).toContain("Its signature");
});

test.each([
  ["ES256", () => publisher.token()],
  ["RS256", () => rsa.token({}, { kid: "rsa" })],
  ["EdDSA and no key's id", () => ed.token({}, { kid: undefined })],
  ["ES384", () => es384.token({}, { kid: "384" })],
  ["several audiences", () => publisher.token({ aud: ["shop", "afterword:default"] })],
  ["the longest lifetime", () => publisher.token({ exp: now() + 300 })],
  ["a clock that is a little ahead", () => publisher.token({ iat: now() + 20, exp: now() + 120 })],
  ["an exp that has just passed", () => publisher.token({ iat: now() - 100, exp: now() - 20 })],
  ["a typ in lower case", () => publisher.token({}, { typ: "jwt" })],
  ["claims that we do not know", () => publisher.token({ roles: ["a", "a"], address: { name: "x" } })],
])("a token with %s is taken", async (_, make) => {
  const { status, answer } = await send(await make());
  expect([status, answer.author]).toEqual([202, "Rojîn Ehmed"]);
  expect((await stored()).at(-1)).toEqual({ author: "Rojîn Ehmed", subject: "reader-7" });
});

test.each([-31, -300, -86_400])("one that expired %i seconds ago is told so", async (age) => {
  reader.log.length = 0;
  const before = await stored();
  const token = await publisher.token({ iat: now() + age - 120, exp: now() + age });
  const { status, answer } = await send(token);
  expect([status, answer.code]).toEqual([401, "token-expired"]);
  expect(await stored()).toEqual(before);
  expect(reader.log).toMatchObject([{ msg: "token expired" }]);
});

test("a token is remembered as long as it could come again, also where its exp has a fraction", async () => {
  const second = Math.floor(now());
  const token = await publisher.token({ exp: second + 60.4 });
  const verifyAt = (at: number) => createReaderTokens({ now: () => at }).verify(publisher.settings, token);
  const last = (second + 91) * 1000 - 1;
  const { expiresAt } = await verifyAt(last);
  // Those below the time of the sweep are forgotten.
  expect(expiresAt).toBeGreaterThanOrEqual(last);
  await expect(verifyAt(last + 1)).rejects.toMatchObject({ code: "token-expired" });
});

test("what is forged is not told to be expired", async () => {
  const token = await signToken(stranger.privateKey, claims({ iat: now() - 900, exp: now() - 800 }), es256);
  expect((await send(token)).answer.code).toBe("token-refused");
});

test("a key that was taken from the site is taken no more", async () => {
  const token = await publisher.token({ jti: randomUUID() });
  const site = (await reader.services.stores.sites.find("default"))!;
  const { keys } = site.signIn!;
  await reader.services.stores.sites.update({ ...site, signIn: { ...site.signIn!, keys: keys.slice(1) } });
  expect((await send(token)).answer.code).toBe("token-refused");
  await reader.services.stores.sites.update(site);
  expect((await send(token)).status).toBe(202);
});
