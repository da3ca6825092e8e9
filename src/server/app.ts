/** The public API: one origin for every site's readers. */
import { Hono, type Context } from "hono";
import type { Logger } from "pino";
import { createOpenApi } from "../contract/schema/openapi.ts";
import type { Route } from "../contract/routes.ts";
import { operations } from "../contract/schema/operations.ts";
import type { PostServices } from "./domain/comments.ts";
import type { EventServices } from "./domain/events.ts";
import type { SiteOrigins } from "./domain/origins.ts";
import type { RateLimits } from "./domain/ports.ts";
import { ProblemError } from "./domain/problem.ts";
import { editionOf } from "./pages/edition.ts";
import { cors, type AnswerHeaders } from "./routes/cors.ts";
import { documents } from "./routes/documents.ts";
import { events } from "./routes/events.ts";
import { everyAnswer, json, publicRead } from "./routes/headers.ts";
import { health } from "./routes/health.ts";
import { pages } from "./routes/pages.ts";
import { createToProblem, handleErrors, problemResponse } from "./routes/problem.ts";
import { publicReads } from "./routes/public-reads.ts";
import { publicWrites } from "./routes/public-writes.ts";
import { widgetFiles } from "./routes/widget-files.ts";

export interface ApiAppOptions {
  services: PostServices & EventServices & { origins: SiteOrigins };
  limits: RateLimits;
  log: Logger;
  isUnavailable: (error: unknown) => boolean;
  /** Whose address a call counts for. */
  addressOf: (c: Context) => string;
  /** Rejects where the server cannot do its work. */
  check: () => Promise<void>;
  /** The API's origin as readers see it; `null` where it is not set. */
  origin: string | null;
  /** Where the built widget is. */
  widget: string;
  version: string;
}

export function createApiApp(options: ApiAppOptions): Hono<AnswerHeaders> {
  const { services, limits, log, isUnavailable, addressOf, check, origin, widget, version } = options;
  const app = new Hono<AnswerHeaders>();
  app.onError(handleErrors(log, isUnavailable));
  app.notFound((c) => problemResponse(new ProblemError("not-found"), c.get("headers") ?? everyAnswer));

  app.route("/", health(check));
  app.route("/", widgetFiles(widget));

  app.use("/v1/*", cors(services.origins));
  app.route("/", publicReads({ services, limit: limits.readsPerAddress, addressOf }));
  app.route("/", events({ services, limit: limits.readsPerAddress, addressOf }));
  app.route("/", publicWrites({ services, limits, addressOf }));
  const edition = editionOf(version);
  const toProblem = createToProblem(log, isUnavailable);
  app.route("/", documents({ services, limit: limits.readsPerAddress, addressOf, origin, edition }));
  app.route("/", pages({ services, limits, addressOf, toProblem, origin, edition }));
  const document = JSON.stringify(createOpenApi(version));
  app.get(
    "/v1/openapi.json",
    () =>
      new Response(document, {
        headers: { ...publicRead, ...json, "Cache-Control": "public, max-age=3600" },
      }),
  );

  const routes: Route[] = Object.values(operations).map((operation) => operation.route);
  for (const [path, known] of Map.groupBy(routes, (route) => route.path)) {
    const Allow = [...known.map((route) => route.method), "OPTIONS"].join(", ");
    app.all(path.replace("{id}", ":id"), (c) =>
      problemResponse(new ProblemError("method-not-allowed"), { ...c.get("headers"), Allow }),
    );
  }
  return app;
}
