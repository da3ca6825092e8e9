/** What the pages of the test runner and the real WordPress beside them say to each other. */
import type { Orders } from "../wordpress/orders.ts";

export const realWordPressPath = "/real-wordpress";

export interface WordPressOrder {
  /** `null` asks where it is. */
  order: keyof Orders | null;
  input: unknown;
}

async function ask<T>(order: WordPressOrder): Promise<T> {
  const answer = await fetch(realWordPressPath, { method: "POST", body: JSON.stringify(order) });
  if (!answer.ok) throw new Error(`The real WordPress answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Called from a page: the origin of the real WordPress, `null` where none is installed. */
export const findWordPress = (): Promise<string | null> => ask({ order: null, input: null });

/** Called from a page: carries the order out. */
export const orderOfWordPress = <Name extends keyof Orders>(
  order: Name,
  input: Orders[Name]["input"],
): Promise<Orders[Name]["answer"]> => ask({ order, input });
