/** What the element tells its page. All bubble and cross shadow roots. */
import type { FailureCode } from "../backends/request.ts";
import type { NewComment, OwnComment, Thread } from "../contract/records.ts";

const options = { bubbles: true, composed: true };

/** The thread is shown, for the first time or anew. */
export class AfterwordReadyEvent extends Event {
  declare readonly thread: Thread;
  constructor(thread: Thread) {
    super("afterword-ready", options);
    this.thread = thread;
  }
}

/** The reader confirmed that they have read this version of the guidelines. */
export class AfterwordAcknowledgedEvent extends Event {
  declare readonly version: number;
  constructor(version: number) {
    super("afterword-acknowledged", options);
    this.version = version;
  }
}

/** A comment is about to be sent; `preventDefault()` keeps it in the form. */
export class AfterwordSubmittedEvent extends Event {
  /** Without its receipt, which is the key to it. */
  declare readonly comment: Omit<NewComment, "receipt">;
  constructor(comment: Omit<NewComment, "receipt">) {
    super("afterword-submitted", { ...options, cancelable: true });
    this.comment = comment;
  }
}

/** The backend has the comment; it usually waits to be read. */
export class AfterwordAcceptedEvent extends Event {
  declare readonly comment: OwnComment;
  constructor(comment: OwnComment) {
    super("afterword-accepted", options);
    this.comment = comment;
  }
}

/** A comment of this reader's was found to be decided since they were last here. */
export class AfterwordDecidedEvent extends Event {
  declare readonly comment: OwnComment;
  constructor(comment: OwnComment) {
    super("afterword-decided", options);
    this.comment = comment;
  }
}

/** Something could not be done; the reader has been told. */
export class AfterwordFailedEvent extends Event {
  declare readonly code: FailureCode;
  constructor(code: FailureCode) {
    super("afterword-failed", options);
    this.code = code;
  }
}

export interface AfterwordEventMap {
  "afterword-ready": AfterwordReadyEvent;
  "afterword-acknowledged": AfterwordAcknowledgedEvent;
  "afterword-submitted": AfterwordSubmittedEvent;
  "afterword-accepted": AfterwordAcceptedEvent;
  "afterword-decided": AfterwordDecidedEvent;
  "afterword-failed": AfterwordFailedEvent;
}

declare global {
  interface HTMLElementEventMap extends AfterwordEventMap {}
}
