/**
 * The real WordPress beside the pages of the test runner, where it is installed, and what its newsroom does there:
 * a plugin of @web/test-runner. It starts when the first page asks for it.
 */
import { text } from "node:stream/consumers";
import type { TestRunnerPlugin } from "@web/test-runner";
import { isInstalled } from "../wordpress/install.ts";
import { orders } from "../wordpress/orders.ts";
import { startWordPress, type WordPress } from "../wordpress/server.ts";
import { realWordPressPath, type WordPressOrder } from "./real-wordpress-orders.ts";

export function realWordPress(): TestRunnerPlugin {
  let running: Promise<WordPress> | undefined;
  return {
    name: "real-wordpress",
    async serve({ path, req }) {
      if (path !== realWordPressPath) return undefined;
      if (!isInstalled()) return { body: "null", type: "json" };
      const { origin, php } = await (running ??= startWordPress());
      const { order, input } = JSON.parse(await text(req)) as WordPressOrder;
      const answer = order ? await php(orders[order], input) : origin;
      return { body: JSON.stringify(answer), type: "json" };
    },
    async serverStop() {
      await (await running)?.close();
    },
  };
}
