/**
 * `npm start`: the demo newspaper, the desk and the API, each on its own origin. Everything is kept in `data/`.
 *
 * Beside the server's own settings it reads `DEMO_PORT`, where the newspaper shall be.
 */
import { readConfig } from "../src/server/config.ts";
import { startServer } from "../src/server/serve.ts";
import { buildWhatIsStale } from "./build.ts";
import { startNewspaper } from "./newspaper.ts";
import { portsFor, takePort } from "./ports.ts";
import { prepare } from "./prepare.ts";

const newspaperPort = Number(process.env["DEMO_PORT"] ?? 4082);
/** Every one that the newspaper may have, now or at a later start: a site's origins are set when it is made. */
const origins = portsFor(newspaperPort).flatMap((port) => [
  `http://127.0.0.1:${port}`,
  `http://localhost:${port}`,
]);

await buildWhatIsStale();

const wanted = readConfig({ AFTERWORD_LOG_LEVEL: "warn", ...process.env });
const config = {
  ...wanted,
  api: { ...wanted.api, port: await takePort(wanted.api.port, "API") },
  desk: { ...wanted.desk, port: await takePort(wanted.desk.port, "desk") },
};
const token = await prepare({ database: config.database, origins });
const server = await startServer(config);
const newspaper = await startNewspaper({
  port: await takePort(newspaperPort, "newspaper"),
  api: server.api.origin,
});
const desk = config.desk.origin ?? server.desk.origin;

console.log(`
  The newspaper   ${newspaper.url.href}
  The desk        ${desk}
`);
if (token) {
  console.log(`  Make the first moderator’s account with this link; it works once, for a day:
  ${new URL(`/invitation#${token}`, desk).href}
`);
}
console.log(`  The API is on ${server.api.origin}. Stop with Ctrl-C.`);

let stopping = false;
async function stop(): Promise<void> {
  // A terminal sends the signal to the whole group, and npm passes it on once more.
  if (stopping) return;
  stopping = true;
  await newspaper.close();
  await server.close();
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
