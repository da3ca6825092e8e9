/** The widget as publishers load it: the loader under a fixed name, everything else under a name that never changes. */
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { publicRead } from "./headers.ts";

/** Publishers cannot change the loader's address, so a new one has to arrive soon. */
const loaderCache = "public, max-age=300, stale-while-revalidate=86400";
const chunkCache = "public, max-age=31536000, immutable";

/** @param folder Where the built widget is, with a `.br` file beside each file. */
export function widgetFiles(folder: string): Hono {
  const app = new Hono();
  const files = serveStatic({ root: folder, precompressed: true });
  app.get("/afterword.js", forEveryPage(loaderCache), files);
  app.get("/assets/*", forEveryPage(chunkCache), files);
  return app;
}

// Not by `onFound`, which is called when the answer has been made.
function forEveryPage(cache: string): MiddlewareHandler {
  return async function setFileHeaders(c, next) {
    await next();
    if (!c.res.ok) return;
    const headers = { ...publicRead, "Cache-Control": cache, Vary: "Accept-Encoding" };
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  };
}
