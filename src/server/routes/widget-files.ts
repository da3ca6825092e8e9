/** The widget as publishers load it: the loader under a fixed name, everything else under a name that never changes. */
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type Context } from "hono";
import { publicRead } from "./headers.ts";

/** Publishers cannot change the loader's address, so a new one has to arrive soon. */
const loaderCache = "public, max-age=300, stale-while-revalidate=86400";
const chunkCache = "public, max-age=31536000, immutable";

/** @param folder Where the built widget is, with a `.br` file beside each file. */
export function widgetFiles(folder: string): Hono {
  const app = new Hono();
  const files = (cache: string) =>
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_, c: Context) => {
        for (const [name, value] of Object.entries(publicRead)) c.header(name, value);
        c.header("Cache-Control", cache);
      },
    });
  app.get("/afterword.js", files(loaderCache));
  app.get("/assets/*", files(chunkCache));
  return app;
}
