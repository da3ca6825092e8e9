/** The same bytes under the same headers by Hono. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { beMeasured } from "../measured.ts";
import { answers } from "./answers.ts";

const { headers, bodies, etag } = answers;
const app = new Hono().get("/v1/thread", (c) => {
  if (c.req.header("If-None-Match") === etag) return c.body(null, 304, headers["304"]);
  const encoding = c.req.header("Accept-Encoding")?.includes("br") ? "br" : "identity";
  return c.body(bodies[encoding], 200, headers[encoding]);
});
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  beMeasured(`http://127.0.0.1:${port}`, () => {}),
);
