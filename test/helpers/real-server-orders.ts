/** What the pages of the test runner and the real server beside them say to each other. */
import type { DecisionAction } from "../../src/contract/desk.ts";

export const realServerPath = "/real-server";

export interface RealServer {
  /** Origin of the API. */
  api: string;
}

export interface DecideOrder {
  order: "decide";
  comment: string;
  action: DecisionAction;
  guideline: string | null;
  note: string | null;
  by: "first" | "second";
}

/** Answered with the reasons, newest first. */
export interface ReportsOrder {
  order: "reports";
  comment: string;
}

export type ServerOrder = DecideOrder | ReportsOrder;

/** Called from a page: carries the order out, or asks where the server is. */
export async function askServer<T>(order: ServerOrder | null = null): Promise<T> {
  const answer = await fetch(realServerPath, order ? { method: "POST", body: JSON.stringify(order) } : {});
  if (!answer.ok) throw new Error(`The real server answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
