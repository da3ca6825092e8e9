import type { Format } from "../format.ts";

/**
 * The English messages of the desk; their keys and values type every other language. Names and texts of others
 * come in isolated (U+2068 … U+2069), so that a sentence may take them as they are.
 */
export const en = {
  desk: "Moderation desk",
  titleOf: (_: Format, page: string, site: string) => `${page} · ${site}`,
  loading: "Loading",
  tryAgain: "Try again",

  signIn: "Sign in",
  signInWhy: "Sign in to read and decide what waits.",
  signInAgain: "Your session has ended. Sign in to go on where you were; what you wrote is kept.",
  signedOut: "You are signed out.",
  email: "E-mail",
  password: "Password",
  signingIn: "Signing in",
  signInFailed: "E-mail or password is not right.",
  signOut: "Sign out",
  signedInAs: (_: Format, name: string) => `Signed in as ${name}`,

  invitation: "Make your account",
  invitationWhy: "You are invited to moderate. This account lets you read and decide comments.",
  invitationSpent: "This invitation has been used, or its time is over. Ask for a new one.",
  invitationUnknown: "This is not an invitation we know. Check that the whole address was copied.",
  yourName: "Your name",
  yourNameHelp: "Shown to the other moderators beside your decisions.",
  passwordHelp: (f: Format, least: number) =>
    f.plural(least, { one: "At least # character", other: "At least # characters" }),
  makeAccount: "Make account",
  makingAccount: "Making the account",
  nameEmpty: "Write your name",
  emailInvalid: "Write an e-mail address like name@example.org",
  passwordEmpty: "Write your password",
  passwordTooShort: (f: Format, least: number) =>
    f.plural(least, { one: "Take at least # character", other: "Take at least # characters" }),
  accountRefused: "The account could not be made with this. Check the e-mail address and the password.",

  queues: "Queues",
  site: "Site",
  waiting: "Waiting",
  decided: "Decided",
  oldestFirst: "Oldest first",
  newestFirst: "Newest first",
  waitingList: "Waiting, oldest first",
  decidedList: "Decided, newest first",
  language: "Language",
  allLanguages: "All languages",
  languageUnknown: "Language not known",
  ageMinutes: (f: Format, n: number) => f.plural(n, { other: "# min" }),
  ageHours: (f: Format, n: number) => f.plural(n, { other: "# h" }),
  ageDays: (f: Format, n: number) => f.plural(n, { one: "# day", other: "# days" }),
  late: "waits too long",
  isReply: "reply",
  gone: "decided or withdrawn meanwhile",
  more: "Show more",
  showFresh: (f: Format, n: number) =>
    f.plural(n, { one: "Show # new comment", other: "Show # new comments" }),
  announceFresh: (f: Format, n: number) =>
    f.plural(n, { one: "# new comment waits", other: "# new comments wait" }),
  announceMore: (f: Format, n: number) =>
    f.plural(n, { one: "# more comment shown", other: "# more comments shown" }),
  emptyWaiting: "Nothing waits.",
  emptyWaitingMore: "Every comment has been read. New ones show up here by themselves.",
  emptyDecided: "Nothing has been decided yet.",
  emptyDecidedMore: "Each decision, with its reason, will stand here.",
  emptyLanguage: "Nothing in this language.",
  emptyLanguageMore: "Choose another language to see the rest.",
  queue: "Queue",
  backToComment: "Back to the comment",
  skipToComment: "Go to the comment",

  place: (f: Format, place: number, total: number) => `${f.number(place)} of ${f.number(total)}`,
  waits: (f: Format, iso: string) => `sent ${f.ago(iso)}`,
  up: "up",
  down: "down",
  onArticle: "On",
  inReplyOn: "In reply, on",
  untitled: "Article without a title",
  linkOpens: "opens in a new tab",
  anonymous: "No name",
  erased: "This text was erased.",
  removed: "The newsroom removed this comment.",
  withdrawnByAuthor: "Its author withdrew this comment.",
  published: (f: Format, iso: string) => `published ${f.ago(iso)}`,
  aroundIt: "Around it in the thread",
  pending: "Waiting",
  approved: "Approved",
  rejected: "Rejected",
  rejectedUnder: (f: Format, number: number, label: string) => `Rejected under ${f.number(number)}, ${label}`,
  withdrawn: "Withdrawn",
  authorSaw: "Author saw",
  authorSawGuidelines: (f: Format, version: number) => `Guidelines, version ${f.number(version)}`,
  authorWouldRead: "Author would read",
  restsOn: (f: Format, number: number, label: string) =>
    `It rests on guideline ${f.number(number)}: ${label}.`,
  fingerprint: "SHA-256 of the text",
  hiddenCharacters: "Hidden characters",
  hiddenDirection: (f: Format, n: number) =>
    f.plural(n, {
      one: "# mark that turns the reading direction. Shown here in the order it was typed.",
      other: "# marks that turn the reading direction. Shown here in the order they were typed.",
    }),
  hiddenZeroWidth: (f: Format, n: number) =>
    f.plural(n, {
      one: "# place with characters that cannot be seen",
      other: "# places with characters that cannot be seen",
    }),
  hiddenTags: (f: Format, n: number) =>
    f.plural(n, { one: "# run of invisible letters", other: "# runs of invisible letters" }),

  history: "Decisions",
  undone: "undone",
  notYetInEffect: "can still be undone",
  noteWas: "Note:",

  aboutComment: "About this comment",
  article: "Article",
  comments: "Comments",
  articleCounts: (f: Format, published: number, waiting: number) =>
    `${f.number(published)} published, ${f.number(waiting)} waiting`,
  thread: "Thread",
  threadOpen: "open for comments",
  threadClosed: "closed",
  authorEmail: "Author’s e-mail",
  closeThread: "Close comments",
  openThread: "Open comments again",
  announceClosed: "Comments on this article are closed.",
  announceOpened: "Comments on this article are open.",

  rejectUnder: "Reject under a guideline",
  notAGround: "no ground for a rejection",
  noteLabel: "Note to the author",
  noteHelp: "Optional. The author reads it with the decision.",
  reasonLabel: "Reason",
  reasonHelp: "Needed to reverse a decision. The author reads it.",

  decision: "Decision",
  approve: "Approve",
  reject: "Reject",
  rejectUnderNumber: (f: Format, number: number) => `under ${f.number(number)}`,
  skip: "Skip",
  next: "Next comment",
  undo: "Undo",
  chooseGuideline: "Choose the guideline that it rests on first.",
  writeReason: "Write a reason first: it reverses a decision.",
  nothingToUndo: "There is nothing to undo.",
  lastOne: "This is the last one.",
  firstOne: "This is the first one.",

  undoApproved: (_: Format, name: string) => `Approved: ${name}`,
  undoRejected: (_: Format, name: string) => `Rejected: ${name}`,
  takesEffectIn: (f: Format, seconds: number) =>
    f.plural(seconds, { one: "Takes effect in # second", other: "Takes effect in # seconds" }),
  announceApproved: (_: Format, name: string) => `Approved: ${name}.`,
  announceRejected: (_: Format, name: string) => `Rejected: ${name}.`,
  announceUndoable: (f: Format, seconds: number) =>
    f.plural(seconds, { one: "It can be undone for # second.", other: "It can be undone for # seconds." }),
  announceUndone: (_: Format, name: string) => `Undone. ${name} waits again.`,
  announceUndoneReversal: (_: Format, name: string) => `Undone. The earlier decision about ${name} stands.`,
  tooLate: "Too late to undo: the decision has taken effect. It can be reversed under Decided.",

  formerModerator: "A former moderator",
  outrunApproved: (f: Format, name: string, iso: string) => `${name} has approved this, ${f.moment(iso)}.`,
  outrunRejected: (f: Format, name: string, iso: string, number: number, label: string) =>
    `${name} has rejected this under ${f.number(number)}, ${label}, ${f.moment(iso)}.`,
  outrunNothing: "Your decision was not stored. Theirs stands.",
  outrunWithdrawn: "Its author withdrew this comment before your decision. There is nothing left to decide.",

  offline: "You are offline. Nothing is lost; try again when the connection is back.",
  unreachable: "The server did not answer. Nothing is lost; try again in a moment.",
  unreadable: "The server gave an answer that this page does not understand. Reload the page.",
  notFound: "This comment is not here any more.",
  tooFast: (f: Format, seconds: number) =>
    f.plural(seconds, {
      one: "Too many tries. Try again in # second.",
      other: "Too many tries. Try again in # seconds.",
    }),
  refused: "The server refused this. Nothing was changed.",

  keys: "Keys",
  keysHeading: "Keys",
  keysClose: "Close",
  keysUse: "Use single keys as shortcuts",
  keysKept: "Kept in this browser. They never act while you write in a field.",
  keyApprove: "Approve",
  keyReject: "Reject under the chosen guideline",
  keyDigits: "Choose a guideline by its number",
  keyNote: "Write a note",
  keyUndo: "Undo the last decision",
  keySkip: "Skip to the next comment",
  keyDown: "Next in the list",
  keyUp: "Previous in the list",
  keyHelp: "Show these keys",
};

export type DeskCatalogue = {
  [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : (typeof en)[Key];
};
