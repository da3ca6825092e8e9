/** What a publisher's page can set, call, hear and fill in the two elements, as data. */

export interface Attribute {
  name: string;
  what: string;
  otherwise: string;
  /** The only values there are; any text where they are not given. */
  values?: readonly string[];
}

export interface Property {
  name: string;
  /** As TypeScript has it; the names are those of the package `afterword`. */
  type: string;
  /** The attribute that says the same, where there is one. */
  attribute?: string;
  /** Of those without an attribute. */
  what?: string;
  otherwise?: string;
}

export interface Method {
  name: string;
  parameters: readonly { name: string; type: string }[];
  returns: string;
  what: string;
}

export interface EventMember {
  name: `afterword-${string}`;
  type: string;
  what: string;
  cancelable: boolean;
}

export interface Slot {
  /** "" for what has no `slot` attribute. */
  name: string;
  what: string;
}

export interface ElementReference {
  tag: "afterword-comments" | "afterword-count";
  className: string;
  what: string;
  attributes: readonly Attribute[];
  properties: readonly Property[];
  methods: readonly Method[];
  events: readonly EventMember[];
  slots: readonly Slot[];
}

const place = [
  {
    name: "thread",
    what: "the article's key",
    otherwise: "the canonical address of the page, else its own",
  },
  { name: "site", what: "which of the server's sites", otherwise: "`default`" },
  {
    name: "endpoint",
    what: "address of the server, without a slash at its end; of WordPress its REST API, of a static backend the file",
    otherwise: "where `afterword.js` came from",
  },
  {
    name: "lang",
    what: "language of the reader, a BCP 47 tag",
    otherwise: "that of the nearest element with a `lang`, else `en`",
  },
] as const;

export const comments = {
  tag: "afterword-comments",
  className: "AfterwordComments",
  what: "The comments below one article: the guidelines, the form, the reader's own comments and the approved ones.",
  attributes: [
    ...place,
    {
      name: "scheme",
      what: "`light` or `dark`",
      otherwise: "what the reader's system asks for",
      values: ["light", "dark", "auto"],
    },
    {
      name: "dark-when",
      what: "a CSS selector: `scheme` is dark as long as it matches the element or anything around it, else light",
      otherwise: "`scheme` is as you set it",
    },
    {
      name: "loading",
      what: "`eager` shows the thread at once",
      otherwise: "when the element comes within 900 pixels of the window",
      values: ["eager", "lazy"],
    },
    { name: "depth", what: "how many levels of answers are set in", otherwise: "3" },
    {
      name: "backend",
      what: "`native`, `wordpress`, `isso`, `static`, `memory`, `own` (until a script sets another); as a property also an object",
      otherwise: "`native`",
      values: ["native", "wordpress", "isso", "static", "memory", "own"],
    },
    {
      name: "guidelines-src",
      what: "address of guidelines as JSON, for a backend that brings none",
      otherwise: "",
    },
    {
      name: "guidelines-version",
      what: "version of the guidelines in the slot; readers are asked to read them again when it changes",
      otherwise: "made of their words",
    },
  ],
  properties: [
    { name: "thread", type: "string | null", attribute: "thread" },
    { name: "site", type: "string | null", attribute: "site" },
    { name: "endpoint", type: "string | null", attribute: "endpoint" },
    { name: "lang", type: "string", attribute: "lang" },
    { name: "scheme", type: "string | null", attribute: "scheme" },
    { name: "darkWhen", type: "string | null", attribute: "dark-when" },
    { name: "loading", type: "string | null", attribute: "loading" },
    { name: "depth", type: "number | null", attribute: "depth" },
    { name: "backend", type: "BackendChoice | null", attribute: "backend" },
    { name: "guidelinesSrc", type: "string | null", attribute: "guidelines-src" },
    {
      name: "guidelines",
      type: "GuidelinesByLanguage | null",
      what: "the same as an object",
      otherwise: "",
    },
    {
      name: "messages",
      type: "Messages | null",
      what: "words of your own in place of ours, see [below](#words-of-your-own)",
      otherwise: "ours",
    },
    {
      name: "token",
      type: "string | null",
      what: "of a reader whom your site has signed in",
      otherwise: "readers give a name",
    },
    {
      name: "getToken",
      type: "(() => Promise<string | null>) | null",
      what: "a function that gives a fresh token, or `null`, as a promise",
      otherwise: "",
    },
  ],
  methods: [
    {
      name: "reload",
      parameters: [],
      returns: "Promise<boolean>",
      what: "reads the thread anew; `false` where it could not be read",
    },
    {
      name: "focusForm",
      parameters: [],
      returns: "Promise<boolean>",
      what: "leads the reader to the form; `false` where comments are closed",
    },
    {
      name: "scrollToComment",
      parameters: [{ name: "id", type: "string" }],
      returns: "Promise<boolean>",
      what: "brings the comment to the page, however deep it stands, and leads the reader there; `false` where it is not there",
    },
  ],
  events: [
    {
      name: "afterword-ready",
      type: "AfterwordReadyEvent",
      what: "the thread is shown, for the first time or anew",
      cancelable: false,
    },
    {
      name: "afterword-acknowledged",
      type: "AfterwordAcknowledgedEvent",
      what: "the reader confirmed the guidelines",
      cancelable: false,
    },
    {
      name: "afterword-hinted",
      type: "AfterwordHintedEvent",
      what: "words were marked that may run into a guideline; cancel it to keep the hint away",
      cancelable: true,
    },
    {
      name: "afterword-submitted",
      type: "AfterwordSubmittedEvent",
      what: "a comment is about to be sent; cancel it to keep it in the form",
      cancelable: true,
    },
    {
      name: "afterword-accepted",
      type: "AfterwordAcceptedEvent",
      what: "the backend has the comment",
      cancelable: false,
    },
    {
      name: "afterword-decided",
      type: "AfterwordDecidedEvent",
      what: "a comment of this reader's was decided since they were last here",
      cancelable: false,
    },
    {
      name: "afterword-failed",
      type: "AfterwordFailedEvent",
      what: "something could not be done; the reader has been told",
      cancelable: false,
    },
  ],
  slots: [
    {
      name: "",
      what: "shown until the comments come, and where they do not: a link, or the thread as your server made it",
    },
    { name: "guidelines", what: "in place of the guidelines" },
    { name: "sign-in", what: "a link that signs in, where readers must be signed in to write" },
    { name: "terms", what: "below the button that sends: your terms, your privacy notice" },
    { name: "closed", what: "in place of the sentence that says that comments are closed" },
    { name: "empty", what: "in place of the sentence that says that there are none yet" },
    { name: "messages", what: 'words of your own as JSON, in a `<script type="application/json">`' },
  ],
} as const satisfies ElementReference;

export const count = {
  tag: "afterword-count",
  className: "AfterwordCount",
  what: "How many comments are published below an article, for index pages.",
  attributes: [
    ...place,
    {
      name: "backend",
      what: "`native`, `wordpress` or `isso`; as a property also an object that counts",
      otherwise: "`native`",
      values: ["native", "wordpress", "isso"],
    },
  ],
  properties: [
    { name: "thread", type: "string | null", attribute: "thread" },
    { name: "site", type: "string | null", attribute: "site" },
    { name: "endpoint", type: "string | null", attribute: "endpoint" },
    { name: "backend", type: "CommentsBackend | string | null", attribute: "backend" },
  ],
  methods: [],
  events: [],
  slots: [{ name: "", what: "shown until the number comes, and where it does not" }],
} as const satisfies ElementReference;

export const elements: readonly ElementReference[] = [comments, count];
