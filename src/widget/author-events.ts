/** What the element tells its page of a reader who writes. All bubble and cross shadow roots. */
import type { NewComment, OwnComment } from "../contract/records.ts";
import type { Hint } from "../guidance/check.ts";
import { options } from "./events.ts";

/** The reader confirmed that they have read this version of the guidelines. */
export class AfterwordAcknowledgedEvent extends Event {
  declare readonly version: number;
  constructor(version: number) {
    super("afterword-acknowledged", options);
    this.version = version;
  }
}

/** Words were marked that may run into a guideline; `preventDefault()` keeps the hint from being shown. */
export class AfterwordHintedEvent extends Event {
  /** The comment that is being answered; "" for one of its own. */
  declare readonly form: string;
  declare readonly hint: Hint;
  constructor(form: string, hint: Hint) {
    super("afterword-hinted", { ...options, cancelable: true });
    this.form = form;
    this.hint = hint;
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
