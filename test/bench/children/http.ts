/** The same bytes under the same headers by `node:http` alone. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beMeasured } from "../measured.ts";
import { answers } from "./answers.ts";

const { headers, bodies, etag } = answers;
const server = createServer((request, response) => {
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, headers["304"]);
    response.end();
    return;
  }
  const encoding = request.headers["accept-encoding"]?.includes("br") ? "br" : "identity";
  response.writeHead(200, headers[encoding]);
  response.end(bodies[encoding]);
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  beMeasured(`http://127.0.0.1:${port}`, () => server.closeAllConnections());
});
