import { readFileSync } from "node:fs";
import { readSignInKey } from "../server/auth/sign-in-keys.ts";
import type { SignInSettings } from "../server/domain/ports.ts";
import { setSite } from "../server/domain/sites.ts";
import { withServices } from "./database.ts";

export interface SignInOptions {
  issuer?: string;
  audience?: string;
  algorithm?: string;
  keyFile?: string;
  keyId?: string;
  dropKey?: string;
  rule?: SignInSettings["rule"];
  off?: true;
}

type Key = SignInSettings["keys"][number];

export async function setSignIn(id: string, options: SignInOptions): Promise<void> {
  const key = readKey(options);
  await withServices(async (services) => {
    const before = (await services.stores.sites.find(id))?.signIn ?? null;
    const signIn = options.off ? null : combine(before, options, key);
    const site = await setSite(services, { id, settings: { signIn } });
    console.log(`${site.id}  ${tellSignIn(site.signIn)}`);
  });
}

/** What is not said stays as it was. A key takes the place of the one with the same id, and stands beside others. */
function combine(
  before: SignInSettings | null,
  options: SignInOptions,
  key: Key | undefined,
): SignInSettings {
  const { rule, issuer, audience, dropKey } = { rule: "optional" as const, ...before, ...options };
  if (issuer === undefined || audience === undefined || !(before ?? key)) {
    throw new Error("To begin with, sign-in needs --issuer, --audience, --algorithm and --key-file.");
  }
  const known = before?.keys ?? [];
  // Whoever mistypes a key that has been stolen must not believe that it is gone.
  if (dropKey !== undefined && !known.some(({ id }) => id === dropKey)) {
    const ids = known.flatMap(({ id }) => id ?? []);
    throw new Error(`There is no key "${dropKey}". There are ${ids.join(", ") || "none with an id"}.`);
  }
  const kept = known.filter(({ id }) => id !== key?.id && id !== dropKey);
  return { rule, issuer, audience, keys: key ? [...kept, key] : kept };
}

function readKey({ keyFile, algorithm, keyId }: SignInOptions): Key | undefined {
  if (keyFile === undefined && algorithm === undefined && keyId === undefined) return undefined;
  if (keyFile === undefined || algorithm === undefined) {
    throw new Error("A key needs both --key-file and --algorithm.");
  }
  const jwk = readSignInKey(readFileSync(keyFile, "utf8"), algorithm);
  return { id: keyId ?? null, algorithm, jwk };
}

export function tellSignIn(signIn: SignInSettings | null): string {
  if (!signIn) return "none";
  const { rule, issuer, audience, keys } = signIn;
  const told = keys.map(({ id, algorithm }) => (id === null ? algorithm : `${algorithm} ${id}`));
  return `${rule}, by ${issuer} for ${audience}, with ${told.join(", ")}`;
}
