/** The server as it is run, with its configuration in the environment. */
import { readConfig } from "../../../src/server/config.ts";
import { startServer } from "../../../src/server/serve.ts";
import { beMeasured } from "../measured.ts";

const server = await startServer(readConfig(process.env));
beMeasured(server.api.href, () => server.close());
