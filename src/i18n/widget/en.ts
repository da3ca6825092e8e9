import type { Format } from "../format.ts";

export const more = () => import("./en-later.ts");

/** The English messages that the widget says at first sight; their keys and values type every other language. */
export const first = {
  heading: "Comments",
  promise: "Each one is read by a person before it appears, and none is edited.",
  order: "Order",
  oldest: "Oldest first",
  newest: "Newest first",
  mostRecommended: "Most recommended",

  show: "Show",
  hide: "Hide",
  guidelinesReadOn: (f: Format, iso: string) => `read on ${f.date(iso)}`,
  guidelinesShort: "Guidelines",
  guidelinesAcknowledge: "I have read the guidelines",

  nameLabel: "Your name",
  emailLabel: "Your e-mail",
  emailHelp: "Not published. Only the newsroom sees it.",
  emailOptional: "Your e-mail (optional)",
  textLabel: "Your comment",
  counter: (f: Format, used: number, limit: number) => `${f.number(used)} of ${f.number(limit)}`,
  send: "Send comment",
  sending: "Sending",
  readFirst: "Read by a person first",

  offline: "You are offline. Your text is kept; send it when the connection is back.",
  unreachable: "The newsroom’s server did not answer. Your text is kept; try again in a moment.",

  reply: "Reply",
  recommend: "Recommend",
  recommended: "Recommended",
  neverEdited: "never edited",
  report: "Report",
  reported: "You reported this",
  threadLabel: "Published comments",
  repliesLabel: (_: Format, name: string) => `Replies to ${name}`,

  empty: "No comments yet.",
  emptyInvitation: "The first one opens the conversation.",
  loading: "Loading comments",
  failed: "The comments could not be loaded.",
  failedOffline: "You are offline. The comments load when the connection is back.",
  tryAgain: "Try again",
};

export type FirstMessages = {
  [Key in keyof typeof first]: (typeof first)[Key] extends string ? string : (typeof first)[Key];
};
