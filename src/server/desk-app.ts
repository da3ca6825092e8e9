/** The desk's origin: its calls under `/api`, its pages everywhere else. */
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type Context } from "hono";
import type { Logger } from "pino";
import { deskRoutes, type DeskServices } from "./routes/desk.ts";
import { deskHeaders, onlyFromDesk } from "./routes/desk-guard.ts";
import { handleErrors, handleNotFound } from "./routes/problem.ts";

export interface DeskAppOptions {
  services: DeskServices;
  /** As moderators see it, for example "https://desk.news.example". */
  origin: string;
  /** Where the built pages are. */
  pages: string;
  log: Logger;
  isUnavailable: (error: unknown) => boolean;
  /** Whose address a call counts for. */
  addressOf: (c: Context) => string;
}

export function createDeskApp({
  services,
  origin,
  pages,
  log,
  isUnavailable,
  addressOf,
}: DeskAppOptions): Hono {
  const app = new Hono();
  app.onError(handleErrors(log, isUnavailable));
  app.notFound(handleNotFound);

  app.use(deskHeaders(origin));
  app.use("/api/*", onlyFromDesk(origin));
  app.route("/", deskRoutes({ services, addressOf }));
  app.all("/api/*", handleNotFound);

  app.use("/assets/*", serveStatic({ root: pages, precompressed: true }));
  app.get("/assets/*", handleNotFound);
  // Every other address is a place inside the desk, which finds its way by itself.
  app.get("*", serveStatic({ path: join(pages, "index.html"), precompressed: true }));
  return app;
}
