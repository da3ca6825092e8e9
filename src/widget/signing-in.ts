/** Who reads, as far as the publisher's page knows. */
import { readClaims } from "../contract/claims.ts";
import { emptyOutbox } from "./outbox.ts";
import type { Services } from "./services.ts";
import type { Reader } from "./state.ts";
import { askToken } from "./tokens.ts";

/** How long the page's own sign-in may hold up what everybody came for, in milliseconds. */
const patience = 1000;

/** For sites that sign readers in: before the form is shown, and whenever the page has something new to say. */
export async function findReader(services: Services): Promise<void> {
  const { signs, sleep } = services;
  // A token that is there needs no waiting for; it tells the name even where it has expired.
  if (signs.token || !signs.getToken) return know(services, signs.token);
  const asked = askToken(services).catch(() => null);
  await Promise.race([asked.then((token) => know(services, token)), sleep(patience)]);
}

function know(services: Services, token: string | null): void {
  const reader = readerOf(token);
  services.dispatch({ type: "reader", reader });
  // What waited for them to sign in again can go.
  if (reader) void emptyOutbox(services);
}

/** The name is only shown: whether the token is true, the server tells. */
function readerOf(token: string | null): Reader | null {
  const claims = token ? readClaims(token) : null;
  return claims && { subject: claims.subject, name: claims.name };
}
