import type { Format } from "../format.ts";

/** What the widget says of a thread that is more than a list of comments. */
export const reading = {
  closed: (f: Format, iso: string) => `Comments were closed on ${f.date(iso)}.`,
  closedAlready: "Comments are closed.",
  goneWithdrawn: "A comment was here. Its author withdrew it.",
  goneRemoved: "A comment was here. The newsroom removed it.",
  goneErased: "A comment was here. It was erased.",

  repliesTo: (_: Format, name: string) => `in reply to ${name}`,
  repliesToOther: "in reply to another comment",
  foldReplies: (f: Format, n: number) => f.plural(n, { one: "Hide # reply", other: "Hide # replies" }),
  unfoldReplies: (f: Format, n: number) => f.plural(n, { one: "Show # reply", other: "Show # replies" }),
  earlierComments: "Show earlier comments",
  earlierReplies: "Show earlier replies",

  staff: "Newsroom",
  choice: "Editor’s choice",
  choices: "Chosen by the newsroom",
  inConversation: "In the conversation",

  new: "New",
  nextNew: (f: Format, n: number) => `Next new comment (${f.number(n)})`,
  notHere: "The comment that this link leads to is not published here. This is the conversation.",

  more: "More",
  copyLink: "Copy link",
  linkCopied: "Link copied",
  linkIs: "The link to this comment:",
  hideComment: "Hide for me",
  hidden: "You hid this comment. It is hidden in this browser only.",
  unhide: "Show it",
};

export type ReadingMessages = {
  [Key in keyof typeof reading]: (typeof reading)[Key] extends string ? string : (typeof reading)[Key];
};
