/** What the bare servers send: an answer as ours gave it, in each encoding. */
import { readFileSync } from "node:fs";

export interface Answers {
  /** Names and values, without those that Node adds by itself. */
  headers: Record<"identity" | "br" | "304", Record<string, string>>;
  /** base64 */
  bodies: Record<"identity" | "br", string>;
}

const { headers, bodies } = JSON.parse(readFileSync(process.env["BENCH_ANSWERS"]!, "utf8")) as Answers;

export const answers = {
  headers,
  bodies: { identity: Buffer.from(bodies.identity, "base64"), br: Buffer.from(bodies.br, "base64") },
  etag: Object.entries(headers.identity).find(([name]) => name.toLowerCase() === "etag")![1],
};
