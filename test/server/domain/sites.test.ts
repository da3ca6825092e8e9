import { afterAll, beforeAll, expect, test } from "vitest";
import type { SignInSettings } from "../../../src/server/domain/ports.ts";
import { createSite, setSite } from "../../../src/server/domain/sites.ts";
import { type Newsroom, openNewsroom } from "../../helpers/newsroom.ts";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom("sqlite");
});
afterAll(async () => newsroom.leave());

const key = (id: string | null) => ({ id, algorithm: "ES256", jwk: { kty: "EC" } });
const signIn = (changed: Partial<SignInSettings>): SignInSettings => ({
  rule: "optional",
  issuer: "https://news.example",
  audience: "comments",
  keys: [key(null)],
  ...changed,
});
const set = (changed: Partial<SignInSettings>) =>
  setSite(newsroom.services, { id: "default", settings: { signIn: signIn(changed) } });

test("keys are told apart by their ids, of which one may be missing", async () => {
  const { signIn: kept } = await set({ keys: [key(null), key("a"), key("b")] });
  expect(kept?.keys.map(({ id }) => id)).toEqual([null, "a", "b"]);
  await expect(set({ keys: [key("a"), key("a")] })).rejects.toThrow("keys have an id each");
  await expect(set({ keys: [key(null), key(null)] })).rejects.toThrow("keys have an id each");
});

test.each([[{ keys: [] }], [{ issuer: "" }], [{ audience: "" }]])(
  "sign-in with %j is refused",
  async (changed) => {
    await expect(set(changed)).rejects.toThrow("The sign-in needs");
  },
);

test("hours are checked as a week, also of a new site", async () => {
  const deskHours = { timeZone: "Baghdad", week: Array.from({ length: 7 }, () => []) };
  await expect(createSite(newsroom.services, { id: "new", settings: { deskHours } })).rejects.toThrow(
    'no time zone "Baghdad"',
  );
  expect(await newsroom.services.stores.sites.find("new")).toBeUndefined();
});
