/** What a publisher's page would give: tokens that say who reads. Nobody verifies their signature here. */
let made = 0;

/** Each for one comment, for a minute where nothing else is said. */
export function tokenOf(name: string, { seconds = 60 } = {}): string {
  const claims = { sub: name, name, jti: String(++made), exp: Math.floor(Date.now() / 1000) + seconds };
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  const payload = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return `eyJhbGciOiJFUzI1NiJ9.${payload}.c2lnbmF0dXJl`;
}
