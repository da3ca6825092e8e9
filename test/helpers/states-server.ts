/** Every state of `test/widget/states.ts` on a page by itself, for browsers that are driven from outside. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build, type Rolldown } from "vite";

const root = join(import.meta.dirname, "../..");

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>An article</title>
<link rel="icon" href="data:,">
<meta name="color-scheme" content="light dark">
<h1>An article</h1>
<script>
  // Every state is opened at noon of the same day, for what names one.
  const noon = Date.UTC(2026, 10, 22, 12);
  var opened = 0;
  globalThis.Date = class extends Date {
    constructor(...given) {
      super(...(given.length ? given : [Date.now()]));
    }
    static now = () => noon + Math.floor(performance.now() - opened);
  };
</script>
<script type="module">
  import { states } from "./states.js";
  let shown;
  globalThis.stateNames = states.map(({ name }) => name);
  globalThis.showState = async (name, lang, scheme) => {
    shown?.leave();
    opened = performance.now();
    Object.assign(document.documentElement, { lang, dir: /^(ckb|ar|fa)$/.test(lang) ? "rtl" : "ltr" });
    shown = await states.find((one) => one.name === name).open(lang, scheme);
  };
</script>
`;

/** Run in the page: shows one of the states in place of the one before. */
export const showState = `
  while (!globalThis.showState) await new Promise((resolve) => setTimeout(resolve, 20));
  await globalThis.showState(...args);
`;

export interface StatesServer {
  url: string;
  stop(): Promise<void>;
}

async function builtStates(): Promise<Map<string, string>> {
  const [built] = (await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2022",
      minify: false,
      lib: { entry: { states: join(root, "test/widget/states.ts") }, formats: ["es"] },
    },
  })) as Rolldown.RolldownOutput[];
  return new Map(
    built!.output.flatMap((file) => (file.type === "chunk" ? [[`/${file.fileName}`, file.code]] : [])),
  );
}

export async function startStatesServer(): Promise<StatesServer> {
  const files = await builtStates();
  const server = createServer(({ url }, response) => {
    const path = new URL(url!, "http://page").pathname;
    const script = files.get(path);
    response.writeHead(script || path === "/" ? 200 : 404, {
      "Content-Type": script ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8",
    });
    response.end(script ?? (path === "/" ? page : ""));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
