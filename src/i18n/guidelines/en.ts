/**
 * The guidelines of a site that has not written its own, in the form any newsroom may publish. The English ones
 * type those of every other language: the same rules in the same order, since a rule's number is its place.
 */
export const en = {
  lang: "en",
  title: "Before you write",
  introduction:
    "Every comment that keeps to these guidelines is published, whatever view it takes. If yours is not, we tell you which guideline the decision rests on.",
  rules: [
    {
      id: "relevant",
      label: "Keep to the subject",
      explanation: "Write about this article or the questions it raises.",
      ground: true,
    },
    {
      id: "profanity",
      label: "No profanity",
      explanation: "Leave out swear words, shortened or disguised ones too.",
      ground: true,
    },
    {
      id: "threats",
      label: "No threats",
      explanation: "Threaten nobody, not even as a joke.",
      ground: true,
    },
    {
      id: "attacks",
      label: "No personal attacks",
      explanation: "Dispute what people say and do, not who they are.",
      ground: true,
    },
    {
      id: "vulgarity",
      label: "No vulgarity",
      explanation: "Nothing obscene, whether written out or linked to.",
      ground: true,
    },
    {
      id: "abuse",
      label: "No abuse",
      explanation: "We do not tolerate sexism, racism, homophobia or xenophobia.",
      ground: true,
    },
    {
      id: "promotion",
      label: "No promotion",
      explanation: "Do not advertise a business, a product or yourself.",
      ground: true,
    },
    {
      id: "criticism",
      label: "Criticism is welcome",
      explanation: "Tell us where we are wrong; no comment is rejected for it.",
      ground: false,
    },
    {
      id: "unedited",
      label: "Nothing is edited",
      explanation: "A comment is approved or rejected exactly as you wrote it.",
      ground: false,
    },
  ],
  closing: "If a comment of yours is rejected, you may write it again without what stood in its way.",
} as const;

type Texts<Value> = Value extends string
  ? string
  : { [Key in keyof Value]: Key extends "id" | "ground" ? Value[Key] : Texts<Value[Key]> };

/** What `Guidelines` of the contract hold, without the version that a site gives them on publishing. */
export type DefaultGuidelines = Texts<typeof en>;
