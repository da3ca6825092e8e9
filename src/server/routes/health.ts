/** Is the process there, and can it do its work: for load balancers and whoever restarts what hangs. */
import { Hono } from "hono";
import { everyAnswer, json, notStored } from "./headers.ts";

/** @param check Asks the database; rejects where the server should get no calls. */
export function health(check: () => Promise<void>): Hono {
  const app = new Hono();
  const headers = { ...everyAnswer, ...notStored, ...json };
  app.get("/healthz", () => new Response('{"status":"ok"}', { headers }));
  app.get("/readyz", async () => {
    await check();
    return new Response('{"status":"ready"}', { headers });
  });
  return app;
}
