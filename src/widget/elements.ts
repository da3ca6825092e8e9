/** The two classes and all types that go with them. Nothing is registered: a page may give the elements other names. */
export { AfterwordComments } from "./comments-element.ts";
export { AfterwordCount } from "./count-element.ts";
export type { AfterwordEventMap, AfterwordFailedEvent, AfterwordReadyEvent } from "./events.ts";
export type {
  AfterwordAcceptedEvent,
  AfterwordAcknowledgedEvent,
  AfterwordDecidedEvent,
  AfterwordHintedEvent,
  AfterwordSubmittedEvent,
} from "./author-events.ts";
export type { CommentsBackend, PostOptions } from "../backends/backend.ts";
export type * from "../backends/plain-backend.ts";
export type { FailureCode } from "../backends/request.ts";
export type { Problem, ProblemCode } from "../contract/codes.ts";
export type * from "../contract/records.ts";
export type { CommentsQuery, CountsQuery, EventsQuery, ThreadQuery, WordsQuery } from "../contract/routes.ts";
export type { Messages, Wording } from "./wording.ts";
