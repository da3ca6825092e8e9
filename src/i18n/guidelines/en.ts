import type { DefaultGuidelines } from "./text.ts";

export const en: DefaultGuidelines = {
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
};
