import type { Format } from "../format.ts";

/** The English messages of the widget; their keys and values type every other language. */
export const en = {
  heading: "Comments",
  promise: "Each one is read by a person before it appears, and none is edited.",
  order: "Order",
  oldest: "Oldest first",
  newest: "Newest first",

  show: "Show",
  hide: "Hide",
  guidelinesReadOn: (f: Format, iso: string) => `read on ${f.date(iso)}`,
  guidelinesShort: "Guidelines",
  guidelinesAcknowledge: "I have read the guidelines",
  guidelinesAgain: "The guidelines have changed since you read them.",

  nameLabel: "Your name",
  emailLabel: "Your e-mail",
  emailHelp: "Not published. Only the newsroom sees it.",
  emailOptional: "Your e-mail (optional)",
  textLabel: "Your comment",
  replyLabel: (_: Format, name: string) => `Your reply to ${name}`,
  counter: (f: Format, used: number, limit: number) => `${f.number(used)} of ${f.number(limit)}`,
  counterLeft: (f: Format, left: number) =>
    f.plural(left, { one: "# character left", other: "# characters left" }),
  counterOver: (f: Format, over: number) =>
    f.plural(over, { one: "# character too many", other: "# characters too many" }),
  draftSaved: "Saved as you write",
  send: "Send comment",
  sendReply: "Send reply",
  sending: "Sending",
  cancel: "Cancel",
  readFirst: "Read by a person first",

  kept: "Kept only in this browser",
  keptNowhere: "This browser keeps nothing. Copy your text before you leave the page.",
  keptSession: "Kept until you close this tab",
  forget: "Forget",
  forgotten: "Drafts, name and receipts were removed from this browser.",
  sharedDevice: "Shared device",
  ownDevice: "My own device",

  problemsHeading: (f: Format, n: number) =>
    f.plural(n, { one: "Not sent yet. One thing to mend:", other: "Not sent yet. # things to mend:" }),
  nameEmpty: "Write a name to publish it under",
  nameTooLong: (f: Format, over: number) =>
    f.plural(over, { one: "Shorten the name by # character", other: "Shorten the name by # characters" }),
  emailEmpty: "Write your e-mail address",
  emailInvalid: "Write an e-mail address like name@example.org",
  textEmpty: "Write a comment first",
  textTooLong: (f: Format, over: number) =>
    f.plural(over, {
      one: "Shorten the comment by # character",
      other: "Shorten the comment by # characters",
    }),
  textTooManyBytes: "Shorten the comment: it holds more combining marks than can be kept",
  unstorable: (f: Format, position: number) =>
    `Remove the character at position ${f.number(position)}: it cannot be stored`,
  acknowledgeFirst: "Confirm that you have read the guidelines",
  threadClosed: "Comments were closed while you wrote. Your text is still here.",
  parentGone: "The comment you answer is no longer published. Your text is still here.",
  tooFast: (f: Format, seconds: number) =>
    f.plural(seconds, {
      one: "Too many comments at once. Try again in # second.",
      other: "Too many comments at once. Try again in # seconds.",
    }),
  offline: "You are offline. Your text is kept; send it when the connection is back.",
  unreachable: "The newsroom’s server did not answer. Your text is kept; try again in a moment.",
  refused: "The server did not accept the comment. Your text is kept.",
  foreignOrigin: "This page is not set up for comments yet. Your text is kept.",
  earlierArrived: "What you sent before had arrived; it stands below. Your new text is kept here.",

  ownHeading: "Your comments here",
  ownOnlyYou: "Only you see these",
  waiting: "Waiting to be read",
  sentAgo: (f: Format, iso: string) => `sent ${f.ago(iso)}`,
  notPublished: "Not published",
  published: "Published",
  decidedAt: (f: Format, iso: string) => `decided ${f.moment(iso)}`,
  restsOn: (f: Format, number: number, label: string) =>
    `It rests on guideline ${f.number(number)}: ${label}.`,
  moderatorNote: "From the moderator:",
  withdraw: "Withdraw",
  withdrawn: "You withdrew this comment.",
  withdrawConfirm: "Withdraw for good?",
  keepIt: "Keep it",
  writeAgain: "Write it again",
  dismiss: "Dismiss",
  showInThread: "Show it in the thread",

  reply: "Reply",
  repliesTo: (_: Format, name: string) => `to ${name}`,
  goneWithdrawn: "A comment was here. Its author withdrew it.",
  goneRemoved: "A comment was here. The newsroom removed it.",
  goneErased: "A comment was here. It was erased.",
  moreComments: (f: Format, n: number) =>
    f.plural(n, { one: "Show # more comment", other: "Show # more comments" }),
  moreReplies: (f: Format, n: number) =>
    f.plural(n, { one: "Show # more reply", other: "Show # more replies" }),
  shown: (f: Format, shown: number, all: number) => `${f.number(shown)} of ${f.number(all)} shown`,
  threadLabel: "Published comments",
  repliesLabel: (_: Format, name: string) => `Replies to ${name}`,

  empty: "No comments yet.",
  emptyInvitation: "The first one opens the conversation.",
  closed: (f: Format, iso: string) => `Comments were closed on ${f.date(iso)}.`,
  closedAlready: "Comments are closed.",
  loading: "Loading comments",
  failed: "The comments could not be loaded.",
  failedOffline: "You are offline. The comments load when the connection is back.",
  tryAgain: "Try again",
  countOfThread: (f: Format, n: number) =>
    f.plural(n, { zero: "No comments", one: "# comment", other: "# comments" }),

  announceSent: "Sent. Your comment is waiting to be read.",
  announceMore: (f: Format, n: number) =>
    f.plural(n, { one: "# more comment shown", other: "# more comments shown" }),
  announceWithdrawn: "Your comment was withdrawn.",
  announceNotSent: "Not sent. Your text is kept.",
  stillTrying: "No answer yet. Still trying.",
  withdrawFailed: "Your comment could not be withdrawn. Try again in a moment.",
};

export type WidgetCatalogue = {
  [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : (typeof en)[Key];
};
