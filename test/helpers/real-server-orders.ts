/** What the pages of the test runner and the real server beside them say to each other. */
import type { DecisionAction } from "../../src/contract/desk.ts";

export const realServerPath = "/real-server";

/** The site whose readers the publisher signs in. */
export const signedSite = "members";

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

/** Answered with the publisher's token for a reader; it holds for two minutes. */
export interface TokenOrder {
  order: "token";
  name: string;
  /** Seconds since it was made. */
  age: number;
}

/** Answered with a server of its own, which asks for work after the first comment. */
export interface FloodedOrder {
  order: "flooded";
}

export type ServerOrder = DecideOrder | ReportsOrder | TokenOrder | FloodedOrder;

/** Called from a page: carries the order out, or asks where the server is. */
export async function askServer<T>(order: ServerOrder | null = null): Promise<T> {
  const answer = await fetch(realServerPath, order ? { method: "POST", body: JSON.stringify(order) } : {});
  if (!answer.ok) throw new Error(`The real server answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
