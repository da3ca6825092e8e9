/** A double of Isso beside the pages of the test runner: a plugin of @web/test-runner. It starts when it is asked for. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { TestRunnerPlugin } from "@web/test-runner";
import { startIsso, type Isso } from "./isso.ts";
import { issoPath, type IssoBeside, type IssoOrder, type PublishOrder } from "./isso-orders.ts";

type All = Record<PublishOrder["of"], Isso> & { moved: Server };

export function issoBeside(): TestRunnerPlugin {
  let started: Promise<All> | undefined;
  return {
    name: "isso-beside",
    async serve({ path, origin, req }) {
      if (path !== issoPath) return undefined;
      const all = await (started ??= startAll(origin));
      const order = JSON.parse((await text(req)) || "null") as IssoOrder | null;
      return { body: JSON.stringify((await obey(all, order)) ?? null), type: "json" };
    },
    async serverStop() {
      if (!started) return;
      const { moved, ...doubles } = await started;
      moved.close();
      for (const isso of Object.values(doubles)) await isso.close();
    },
  };
}

async function startAll(origin: string): Promise<All> {
  const open = await startIsso({ host: [origin] });
  const moved = createServer(({ url = "" }, response) => {
    response.writeHead(307, { Location: open.origin + url, "Access-Control-Allow-Origin": origin }).end();
  });
  await new Promise<void>((resolve) => moved.listen(0, "127.0.0.1", resolve));
  return {
    open,
    moderated: await startIsso({ host: [origin], moderated: true }),
    foreign: await startIsso({ host: ["https://elsewhere.example"] }),
    moved,
  };
}

async function obey(all: All, order: IssoOrder | null): Promise<unknown> {
  const { moderated, open, foreign, moved } = all;
  switch (order?.order) {
    case undefined:
      return {
        moderated: moderated.origin,
        open: open.origin,
        foreign: foreign.origin,
        moved: `http://127.0.0.1:${(moved.address() as AddressInfo).port}`,
      } satisfies IssoBeside;
    case "publish":
      return publish(all[order.of], order);
    case "activate":
    case "remove":
      return moderated[order.order](Number(order.id));
  }
}

let networks = 0;

async function publish(isso: Isso, { uri, author, text, parent }: PublishOrder): Promise<string> {
  const answer = await fetch(`${isso.origin}/new?uri=${encodeURIComponent(uri)}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      // Who reads it in a test is not of the network of who wrote it.
      "X-Forwarded-For": `10.${networks >> 8}.${networks++ & 255}.7`,
    },
    body: JSON.stringify({ text, author, title: "Karez", parent: parent === null ? null : Number(parent) }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { id } = (await answer.json()) as { id: number };
  isso.activate(id);
  return String(id);
}
