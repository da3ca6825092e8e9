import type { Format } from "../format.ts";

/** The English messages that the pages without JavaScript and the feeds say beside the widget's; they type the others. */
export const en = {
  commentsOn: (_: Format, title: string) => `Comments on ${title}`,
  commentBy: (_: Format, name: string) => `Comment by ${name}`,
  backToArticle: "Back to the article",
  writeComment: "Write a comment",
  recommendedBy: (f: Format, n: number) =>
    f.plural(n, { one: "Recommended by # reader", other: "Recommended by # readers" }),
  pages: "Pages",
  previousPage: "Previous page",
  nextPage: "Next page",
  allComments: "All comments",

  answered: "The comment you answer",
  signInElsewhere:
    "Here readers sign in before they comment. They do so below the article, in a browser that runs JavaScript.",
  leaveEmpty: "Leave this field empty",
  sentBefore:
    "This form was sent before with other words, and those arrived. If this is another comment, send it again.",
  seeSent: "See what arrived",

  keepAddress:
    "Keep the address of this page: it shows what becomes of your comment. Whoever has it can withdraw the comment too, so show it to nobody.",
  unknownReceipt: "No comment belongs to this address.",
  deskOpens: (f: Format, iso: string) =>
    `The newsroom’s desk opens on ${f.moment(iso)}. The time counts from then.`,

  missing: "There is nothing to read at this address.",
  unavailable: "This cannot be shown right now. Try again in a moment.",
  foreignForm: "This form can only be sent from its own page. Open that page anew and send it from there.",
  tooLarge: "What was sent is too large to be taken. Go back and shorten it.",
};

export type PageMessages = {
  [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : (typeof en)[Key];
};
