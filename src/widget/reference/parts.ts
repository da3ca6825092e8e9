/** What `::part()` reaches, as data, from the top of the element to its bottom. */

export interface Part {
  name: string;
  of: "afterword-comments" | "afterword-count";
  where:
    | "all of it"
    | "heading"
    | "guidelines"
    | "form"
    | "the reader's own"
    | "thread"
    | "how it is read"
    | "what has come meanwhile"
    | "below a comment"
    | "in place of any of them"
    | "anywhere";
  what: string;
}

const within = (where: Part["where"], all: Record<string, string>): Part[] =>
  Object.entries(all).map(([name, what]) => ({ name, of: "afterword-comments", where, what }));

export const parts: readonly Part[] = [
  ...within("all of it", { base: "the whole element" }),
  ...within("heading", {
    heading: "the heading with all that stands beside it",
    title: "the heading's words",
    count: "the number of comments",
    promise: "the sentence below them",
    sort: "the order, and its label",
    select: "a list to choose from: the order, the language of a text",
  }),
  ...within("guidelines", {
    notice: "the guidelines, open or folded",
    "notice-summary": "the line that opens and folds them",
    "notice-title": "their title",
    "notice-read": "when they were read",
    toggle: "the word that opens and folds them",
    "notice-changed": "that they have changed",
    introduction: "what stands before the rules",
    rules: "the list of rules",
    rule: "one of them",
    "rule-number": "its number",
    "rule-label": "what it is called",
    "rule-explanation": "what it means",
    "rule-change": "that it is new or changed",
    closing: "what stands after the rules",
    acknowledge: "the box that confirms them, and its label",
    checkbox: "a box to tick",
  }),
  ...within("form", {
    form: "the form of a comment or a reply",
    row: "a label with its field",
    label: "a label",
    help: "an explanation beside or below one",
    field: "a field to write in",
    "text-field": "the one of the comment itself",
    mark: "marked words in it",
    below: "the line below it",
    counter: "the number of characters",
    hints: "all hints about a text",
    hint: "one of them",
    language: "the language of a text, and its label",
    reader: "the name of a reader who is signed in",
    "sign-in": "in place of the form, that readers must sign in",
    errors: "all that must be mended",
    "errors-heading": "its heading",
    error: "one thing that must be mended, or could not be done",
    send: "the button that sends",
    cancel: "the button that does not",
    working: "that the reader's machine works, against floods",
    line: "the line between the form and what comes after it",
    kept: "what this browser keeps",
  }),
  ...within("anywhere", {
    button: "any button with a border",
    action: "any button of words alone",
    actions: "buttons in a row",
    link: "a button inside a sentence",
    icon: "a sign on a button",
    key: "the key that does the same",
  }),
  ...within("the reader's own", {
    own: "the reader's own comments",
    "own-heading": "their heading",
    "own-comment": "one of them",
    "own-pending": "one that waits to be read",
    "own-approved": "one that was published",
    "own-rejected": "one that was not",
    "own-withdrawn": "one that its author took back",
    "own-outbox": "one that is not sent yet, or a draft without its form",
    state: "how it stands",
    opens: "when the desk opens",
    ground: "the guideline that a rejection rests on",
    note: "a sentence about it",
    appeal: "how its appeal stands",
    "appeal-text": "what the appeal says",
    "appeal-form": "the form of an appeal",
    "send-appeal": "the button that sends it",
    sure: "the question before something is done for good",
    older: "the button that shows those decided longer ago",
  }),
  ...within("thread", {
    thread: "the published comments",
    list: "the list of them",
    comment: "one of them, without its answers",
    byline: "its first line",
    author: "who wrote it",
    permalink: "the link to it",
    time: "when it was published",
    text: "its words",
    reply: "the button that answers it",
    recommend: "the button that recommends it",
    report: "the button that reports it",
    proof: "the button that shows that it was never edited",
    replies: "its answers",
    gone: "in place of a comment that is gone",
    more: "where the thread or a branch goes on",
    "more-button": "the button that shows more of it",
    shown: "how many are shown",
  }),
  ...within("how it is read", {
    choices: "what the newsroom chose",
    "choices-heading": "its heading",
    chosen: "one of those",
    "in-conversation": "the link to where it stands",
    "next-new": "the button that leads to the next new comment",
    "not-here": "that a link led to a comment that is not there",
    "earlier-button": "the button that shows earlier ones",
    fold: "the button that folds answers away",
    "in-reply-to": "the link to what a comment answers",
    badge: "a mark beside a name",
    "badge-staff": "the newsroom's",
    "badge-choice": "that of its choice",
    "badge-new": "that of what is new to the reader",
    "more-actions": "the button of further actions",
    menu: "those actions",
    address: "the address of a comment",
    hidden: "in place of a comment that the reader hid",
    unhide: "the button that shows it again",
  }),
  ...within("what has come meanwhile", {
    live: "what stands above the thread while it changes",
    "new-comments": "the button that shows new comments",
    "live-note": "a sentence below it",
  }),
  ...within("below a comment", {
    panel: "what stands open below a comment",
    "panel-proof": "the proof that it was never edited",
    "panel-report": "the report of it",
    "proof-line": "a sentence of the proof",
    fingerprint: "the fingerprint of its text",
    verify: "the button that computes it again",
    verdict: "whether it is the same",
    copy: "the button that copies it",
    "report-form": "the form of a report",
    reasons: "the reasons to choose from",
    reason: "one of them",
    radio: "its button",
    check: "something else to confirm, and its label",
    "send-report": "the button that sends a report",
    "report-receipt": "that a report has arrived",
    save: "the button that saves that",
    close: "the button that closes the panel",
  }),
  ...within("in place of any of them", {
    loading: "that the comments are on their way",
    failed: "that they did not come",
    "try-again": "the button that asks for them again",
    empty: "that there are none yet",
    closed: "in place of the form, that comments are closed",
  }),
  { name: "count", of: "afterword-count", where: "all of it", what: "the text" },
];
