/** What readers say to a decision or to a published comment, on the database of a newsroom. */
import { randomBytes, randomUUID } from "node:crypto";
import type { ReportRequest } from "../../src/contract/records.ts";
import { appealRejection } from "../../src/server/domain/appeals.ts";
import { sha256 } from "../../src/server/domain/comments.ts";
import { react } from "../../src/server/domain/reactions.ts";
import { reportComment } from "../../src/server/domain/reports.ts";
import { createWaitings } from "../../src/server/domain/waiting.ts";
import type { Newsroom } from "./newsroom.ts";
import { pageOrigin } from "./reader-client.ts";

export interface Responses {
  /** Stores a pending comment that can be appealed later. */
  receive: (comment?: Parameters<Newsroom["receive"]>[0]) => Promise<string>;
  /** Of a comment that was received by this. */
  appeal: (comment: string, text?: string) => Promise<void>;
  report: (comment: string, report?: Partial<ReportRequest>) => Promise<void>;
  recommend: (comment: string) => Promise<void>;
}

const page = { site: "default", origin: pageOrigin };

export const illegal: Partial<ReportRequest> = {
  reason: "illegal",
  explanation: "It names a minor.",
  illegal: { name: "Nazdar Ali", email: "nazdar@example.test", goodFaith: true },
};

/** @param services Those of the newsroom, where no others are to be watched. */
export function createResponses(newsroom: Newsroom, services = newsroom.services): Responses {
  const receipts = new Map<string, string>();
  const own = { ...services, waitings: createWaitings(services) };
  return {
    async receive(comment) {
      const receipt = randomBytes(32).toString("base64url");
      const id = await newsroom.receive({ ...comment, receiptSha256: sha256(receipt) });
      receipts.set(id, receipt);
      return id;
    },
    async appeal(comment, text = "I only named the shop.") {
      await appealRejection(own, { ...page, comment, receipt: receipts.get(comment)!, text });
    },
    async report(comment, report = {}) {
      await reportComment(services, {
        ...page,
        comment,
        reason: "promotion",
        explanation: null,
        illegal: null,
        idempotencyKey: randomUUID(),
        ...report,
      });
    },
    async recommend(comment) {
      await react(services, {
        ...page,
        comment,
        voter: randomBytes(32).toString("base64url"),
        recommend: true,
      });
    },
  };
}
