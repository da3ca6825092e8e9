/** What `record.ts` keeps of a real WordPress. */
import type { Given } from "./scenes.ts";

export interface Exchange {
  method: string;
  /** From the origin on, with its query. */
  path: string;
  /** How it began. */
  sent: string | null;
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface Recorded {
  name: string;
  given: Given;
  exchanges: Exchange[];
}

export const startOf = (sent: BodyInit | null | undefined): string | null =>
  typeof sent === "string" ? sent.slice(0, 400) : null;
