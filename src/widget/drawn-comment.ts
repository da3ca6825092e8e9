import type { Comment } from "../contract/records.ts";

/** A comment as it is drawn. */
export interface DrawnComment extends Comment {
  /** Stands in the place of `text`: what a backend that keeps HTML says, made safe (see `bodies.ts`). */
  body?: unknown;
}
