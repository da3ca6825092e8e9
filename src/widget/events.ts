/** What the element tells its page. All bubble and cross shadow roots. */
import type { FailureCode } from "../backends/request.ts";
import type { Thread } from "../contract/records.ts";
import type {
  AfterwordAcceptedEvent,
  AfterwordAcknowledgedEvent,
  AfterwordDecidedEvent,
  AfterwordHintedEvent,
  AfterwordSubmittedEvent,
} from "./author-events.ts";

export const options = { bubbles: true, composed: true };

/** The thread is shown, for the first time or anew. */
export class AfterwordReadyEvent extends Event {
  declare readonly thread: Thread;
  constructor(thread: Thread) {
    super("afterword-ready", options);
    this.thread = thread;
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

/** All that the element tells; what a listener may prevent is said there. */
export interface AfterwordEventMap {
  "afterword-ready": AfterwordReadyEvent;
  "afterword-acknowledged": AfterwordAcknowledgedEvent;
  "afterword-hinted": AfterwordHintedEvent;
  "afterword-submitted": AfterwordSubmittedEvent;
  "afterword-accepted": AfterwordAcceptedEvent;
  "afterword-decided": AfterwordDecidedEvent;
  "afterword-failed": AfterwordFailedEvent;
}

declare global {
  interface HTMLElementEventMap extends AfterwordEventMap {}
}
