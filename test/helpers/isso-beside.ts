/** A double of Isso beside the pages of the test runner: a plugin of @web/test-runner. It starts when it is asked for. */
import { text } from "node:stream/consumers";
import type { TestRunnerPlugin } from "@web/test-runner";
import { startIsso, type Isso } from "./isso.ts";
import { issoPath, type IssoBeside, type IssoOrder, type PublishOrder } from "./isso-orders.ts";

type Both = Record<keyof IssoBeside, Isso>;

export function issoBeside(): TestRunnerPlugin {
  let started: Promise<Both> | undefined;
  return {
    name: "isso-beside",
    async serve({ path, origin, req }) {
      if (path !== issoPath) return undefined;
      const both = await (started ??= startBoth(origin));
      const order = JSON.parse((await text(req)) || "null") as IssoOrder | null;
      return { body: JSON.stringify((await obey(both, order)) ?? null), type: "json" };
    },
    async serverStop() {
      if (started) await Promise.all(Object.values(await started).map((isso) => isso.close()));
    },
  };
}

const startBoth = async (origin: string): Promise<Both> => ({
  moderated: await startIsso({ host: [origin], moderated: true }),
  open: await startIsso({ host: [origin] }),
});

async function obey({ moderated, open }: Both, order: IssoOrder | null): Promise<unknown> {
  switch (order?.order) {
    case undefined:
      return { moderated: moderated.origin, open: open.origin } satisfies IssoBeside;
    case "publish":
      return publish(order.open ? open : moderated, order);
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
