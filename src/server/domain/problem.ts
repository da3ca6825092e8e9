import { problemStatus, type Problem, type ProblemCode } from "../../contract/codes.ts";

type PublicDetail = Omit<Partial<Problem>, "type" | "title" | "status" | "code">;

/**
 * Something a caller is told. What is public and what is only for the log are kept apart: `cause` never leaves
 * the process.
 */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: PublicDetail;
  /** Members beyond RFC 9457's and ours, for example the decision that was faster. */
  readonly extension: object;

  constructor(code: ProblemCode, detail: PublicDetail = {}, extension: object = {}, cause?: unknown) {
    super(detail.detail ?? code, { cause });
    this.name = "ProblemError";
    this.code = code;
    this.status = problemStatus[code];
    this.detail = detail;
    this.extension = extension;
  }
}
