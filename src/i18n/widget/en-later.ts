import type { Format } from "../format.ts";

export { moments } from "../moments/browsers.ts";

/** The English messages about what a reader does, loaded when they do; they type every other language. */
export const later = {
  replyLabel: (_: Format, name: string) => `Your reply to ${name}`,
  counterLeft: (f: Format, left: number) =>
    f.plural(left, { one: "# character left", other: "# characters left" }),
  counterOver: (f: Format, over: number) =>
    f.plural(over, { one: "# character too many", other: "# characters too many" }),
  sendReply: "Send reply",
  cancel: "Cancel",

  guidelinesAgain: "The guidelines have changed since you read them.",
  guidelinesGone: (f: Format, n: number) =>
    f.plural(n, { one: "# guideline was removed.", other: "# guidelines were removed." }),
  ruleNew: "New",
  ruleChanged: "Changed",
  draftSaved: "Saved as you write",

  language: "Language:",
  languageUnknown: "Not recognised",
  languageOther: "Another language",
  hintLink: "The marked words are a link.",
  hintContact: "The marked words look like contact details, which everyone would see.",
  hintAdvertising: "The marked words look like an advertisement.",
  hintShouting: "The marked words may read as shouting.",
  hintRepetition: "The marked words repeat themselves.",
  hintShort: "This is very short. A little more would help others to follow you.",
  hintWords: "Moderators look twice at the marked words.",
  hintGuideline: (f: Format, number: number, label: string) => `See guideline ${f.number(number)}: ${label}.`,
  hintAllowed: "You can still send it. A person decides.",
  hintEdit: "Edit",
  hintKeep: "Keep it as it is",
  hintsFound: (f: Format, n: number) =>
    f.plural(n, {
      one: "# hint about your text, below the field",
      other: "# hints about your text, below the field",
    }),

  kept: "Kept only in this browser",
  keptNowhere: "This browser keeps nothing. Copy your text before you leave the page.",
  keptSession: "Kept until you close this tab",
  forget: "Forget",
  sharedDevice: "Shared device",
  ownDevice: "My own device",
  forgotten: "Drafts, name and receipts were removed from this browser.",

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
  refused: "The server did not accept the comment. Your text is kept.",
  foreignOrigin: "This page is not set up for comments yet. Your text is kept.",
  signInExpired: "Your sign-in has expired. Your text is kept.",
  signInRefused: "Your sign-in was not accepted. Sign in again on this site; your text is kept.",
  signInFirst: "Sign in on this site to write a comment.",
  signedIn: "signed in on this site",
  working: "Your browser works a moment, so that floods stay out.",
  workStopped: "Not sent, because the work was stopped. Your text is kept; send it again when you like.",

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
  youCancelled: "You cancelled it, but it had arrived.",
  saveOwn: "Save receipt",
  olderOwn: (f: Format, n: number) =>
    f.plural(n, { one: "Show # older one of yours", other: "Show # older ones of yours" }),
  fewerOwn: "Show fewer",

  usuallyMinutes: (f: Format, n: number) =>
    f.plural(n, { one: "usually within a minute", other: "usually within # minutes" }),
  usuallyHours: (f: Format, n: number) =>
    f.plural(n, { one: "usually within an hour", other: "usually within # hours" }),
  usuallyDays: (f: Format, n: number) =>
    f.plural(n, { one: "usually within a day", other: "usually within # days" }),
  opensToday: (_: Format, clock: string) => `The newsroom’s desk opens at ${clock}.`,
  opensTomorrow: (_: Format, clock: string) => `The newsroom’s desk opens tomorrow at ${clock}.`,
  opensWeekday: (_: Format, day: string, clock: string) => `The newsroom’s desk opens on ${day} at ${clock}.`,
  opensDate: (_: Format, date: string, clock: string) => `The newsroom’s desk opens on ${date} at ${clock}.`,
  countsFromThen: "The time counts from then.",

  notSent: "Not sent yet",
  notConfirmed: "Not confirmed yet",
  notAccepted: "Not accepted",
  heldOffline: "you are offline",
  heldUnreachable: "the newsroom’s server does not answer",
  heldTooFast: "the newsroom’s server asks you to wait",
  heldSignIn: "your sign-in has expired",
  goesByItself: "It goes by itself as soon as it can, and cannot arrive twice.",
  goesSignedIn: "Sign in again on this site, and it goes by itself.",
  sendNow: "Send now",
  cancelling: "Being cancelled",
  cancellingHelp:
    "It may have arrived before. It is not sent again; the server is asked as soon as it answers.",
  cancelledOwn: "Cancelled",
  cancelledHelp: "It had not arrived. Your words stay here until you use them or put them away.",
  mayHaveArrived: "Cancelled. But it may have arrived before, and nobody here can tell.",
  notContinued: "Not finished",
  notContinuedHelp: "You wrote this, and its form is not on this page.",
  goOnWriting: "Go on writing",
  forgetOutbox: (f: Format, n: number) =>
    f.plural(n, {
      one: "# comment is not sent yet and would be lost.",
      other: "# comments are not sent yet and would be lost.",
    }),
  forgetAll: "Forget all the same",

  appeal: "Appeal",
  appealLabel: "Why should it be read again?",
  appealHelp: "Another moderator reads your appeal and decides. You can appeal once.",
  sendAppeal: "Send appeal",
  appealEmpty: "Write why it should be read again",
  appealTooLong: (f: Format, over: number) =>
    f.plural(over, {
      one: "Shorten your appeal by # character",
      other: "Shorten your appeal by # characters",
    }),
  appealRefused: "The server did not accept your appeal. Your text is kept.",
  appealGone: "This decision can no longer be appealed.",
  appealWaits: "Your appeal waits to be read by another moderator.",
  appealRejected: "Another moderator read your appeal and did not publish the comment either.",
  appealApproved: "Another moderator read your appeal and published the comment.",
  yourAppeal: "Your appeal:",

  fileTitle: "Receipt of a comment",
  fileSite: (_: Format, site: string) => `Site: ${site}`,
  fileArticle: (_: Format, title: string) => `Article: ${title}`,
  fileId: "Number of the comment:",
  fileAuthor: (_: Format, name: string) => `Name: ${name}`,
  fileSent: (_: Format, time: string) => `Sent: ${time}`,
  fileReceived: (_: Format, time: string) => `Received: ${time}`,
  fileState: (_: Format, state: string) => `State: ${state}`,
  fileDecided: (_: Format, time: string) => `Decided: ${time}`,
  fileHash: "Fingerprint of the text (SHA-256):",
  fileSecret:
    "Below stands the secret of this receipt. Whoever has it can see what became of the comment, withdraw it, and appeal. Show it to nobody but the newsroom, and only when you ask for your comment.",
  fileText: "The text, exactly as it was sent:",
  saveFailed: "The receipt could not be saved. Try again in a moment.",

  recommendOffline: "You are offline, so this was not counted.",
  recommendFailed: "This could not be counted. Try again in a moment.",
  commentGone: "This comment is no longer published.",
  panelOffline: "You are offline. Try again when the connection is back.",
  panelFailed: "This could not be loaded. Try again in a moment.",
  close: "Close",

  proofLabel: (_: Format, name: string) => `Check that the comment by ${name} was never edited`,
  receivedAt: (f: Format, iso: string) => `Received ${f.moment(iso)}.`,
  readAt: (f: Format, iso: string) => `Read by a person and published ${f.moment(iso)}, not edited.`,
  fingerprint: "Fingerprint of the text as it was received (SHA-256):",
  verify: "Verify",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "It could not be copied; it is selected, so that you can copy it.",
  proofMatches: "It matches: this page shows the text exactly as it was received.",
  proofDiffers: "It does not match: this page shows another text than was received.",
  computedHere: "Fingerprint of the text on this page:",
  checkYourself:
    "“Verify” computes it again from this page. You can do so too, with any program that makes the SHA-256 of a text.",

  reportLabel: (_: Format, name: string) => `Report the comment by ${name}`,
  reportReason: "What is wrong with this comment?",
  other: "Something else",
  illegal: "Illegal content",
  explain: "What should the newsroom know about it? (optional)",
  explainOther: "What is wrong with it?",
  explainIllegal: "Why is it illegal?",
  explainIllegalHelp: "Name the law or the right that it breaks, if you can.",
  reportUnnamed: "It is about the sexual abuse of children, so I need not give my name.",
  goodFaith: "I believe in good faith that what I say here is accurate and complete.",
  reportAddress: "The address of the comment goes along:",
  sendReport: "Send report",
  reasonEmpty: "Choose what is wrong with it",
  explanationEmpty: "Write what is wrong with it",
  illegalEmpty: "Write why it is illegal",
  explanationTooLong: (f: Format, over: number) =>
    f.plural(over, { one: "Shorten your text by # character", other: "Shorten your text by # characters" }),
  reporterEmpty: "Write your name",
  goodFaithMissing: "Confirm that you say it in good faith",
  reportRefused: "The server did not accept the report. Your text is kept.",
  reportTooFast: (f: Format, seconds: number) =>
    f.plural(seconds, {
      one: "Too many reports at once. Try again in # second.",
      other: "Too many reports at once. Try again in # seconds.",
    }),
  reportArrived: (f: Format, iso: string, number: string) =>
    `Your report arrived ${f.moment(iso)} under the number ${number}.`,
  reportNext: "A person in the newsroom reads it and decides whether the comment stays.",
  reportedFor: (_: Format, reason: string) => `Reason: ${reason}`,
  saveReceipt: "Save as a file",
  announceReported: "Your report has arrived.",

  announceSent: "Sent. Your comment is waiting to be read.",
  announceMore: (f: Format, n: number) =>
    f.plural(n, { one: "# more comment shown", other: "# more comments shown" }),
  announceWithdrawn: "Your comment was withdrawn.",
  announceNotSent: "Not sent. Your text is kept.",
  announceHeld: "Not sent yet. Your comment is kept and goes by itself.",
  announceArrived: "It had arrived before you cancelled it. You can withdraw it.",
  announceCancelled: "Cancelled. Your words are kept here.",
  announceCancelling: "It may have arrived. The server is asked as soon as it answers.",
  announceAppealed: "Your appeal was sent.",
  announceAppealFailed: "Your appeal was not sent. Your text is kept.",
  stillTrying: "No answer yet. Still trying.",
  withdrawFailed: "Your comment could not be withdrawn. Try again in a moment.",

  closed: (f: Format, iso: string) => `Comments were closed on ${f.date(iso)}.`,
  closedAlready: "Comments are closed.",
  opened: "Comments are open again.",
  goneWithdrawn: "A comment was here. Its author withdrew it.",
  goneRemoved: "A comment was here. The newsroom removed it.",
  goneErased: "A comment was here. It was erased.",

  repliesTo: (_: Format, name: string) => `in reply to ${name}`,
  repliesToOther: "in reply to another comment",
  foldReplies: (f: Format, n: number) => f.plural(n, { one: "Hide # reply", other: "Hide # replies" }),
  unfoldReplies: (f: Format, n: number) => f.plural(n, { one: "Show # reply", other: "Show # replies" }),
  moreComments: (f: Format, n: number) =>
    f.plural(n, { one: "Show # more comment", other: "Show # more comments" }),
  moreReplies: (f: Format, n: number) =>
    f.plural(n, { one: "Show # more reply", other: "Show # more replies" }),
  shown: (f: Format, shown: number, all: number) => `${f.number(shown)} of ${f.number(all)} shown`,
  earlierComments: "Show earlier comments",
  furtherComments: (): string => "Show further comments",
  earlierReplies: "Show earlier replies",

  staff: "Newsroom",
  choice: "Editor’s choice",
  choices: "Chosen by the newsroom",
  inConversation: "In the conversation",

  new: "New",
  nextNew: (f: Format, n: number) => `Next new comment (${f.number(n)})`,
  arrivals: (f: Format, n: number) => f.plural(n, { one: "# new comment", other: "# new comments" }),
  arrivalsFailed: "The new comments could not be loaded. Try again in a moment.",
  lingers: "The comment you are at is no longer published. It goes when you leave it.",
  notHere: "The comment that this link leads to is not published here. This is the conversation.",

  more: "More",
  copyLink: "Copy link",
  linkCopied: "Link copied",
  linkIs: "The link to this comment:",
  hideComment: "Hide for me",
  hidden: "You hid this comment. It is hidden in this browser only.",
  unhide: "Show it",
  hideAuthor: (_: Format, name: string) => `Hide everything by ${name} for me`,
  authorHidden: (_: Format, name: string) =>
    `You hid everything by ${name}. It is hidden in this browser only.`,
  unhideAuthor: "Show everything",
};

export type LaterMessages = {
  [Key in keyof typeof later]: (typeof later)[Key] extends string ? string : (typeof later)[Key];
};
