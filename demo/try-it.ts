/** The page without a server: comments on the in-memory backend, and a moderator's desk of two buttons. */
import type { AfterwordComments } from "../src/widget/comments-element.ts";
import { createMemoryBackend, type MemoryBackend } from "../src/backends/memory.ts";
import type { CommentsBackend } from "../src/backends/backend.ts";
import type { OwnComment, ReportRequest } from "../src/contract/records.ts";

const place = { site: "default", key: "try-it", url: null, title: null };

/** Lets `author` say something and the moderator approve it. */
async function publish(backend: MemoryBackend, author: string, text: string, parent: string | null = null) {
  const { id } = await backend.post(
    {
      ...place,
      parent,
      author,
      email: null,
      text,
      lang: "en",
      guidelines: { version: 1, lang: "en" },
      receipt: crypto.getRandomValues(new Uint8Array(32)).join(""),
      honeypot: "",
      writingTime: null,
    },
    `${author}: ${text}`,
  );
  backend.approve(id);
  return id;
}

const button = (label: string, onClick: () => void): HTMLButtonElement => {
  const element = document.createElement("button");
  element.textContent = label;
  element.addEventListener("click", onClick);
  return element;
};

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string | null,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.dir = "auto";
  made.textContent = text;
  return made;
}

const told = ({ reason, explanation }: ReportRequest): string =>
  ["Reported", reason, explanation].filter(Boolean).join(": ");

/** What waits for a moderator: new comments, appeals against a rejection, and reported comments. */
function showDesk(backend: MemoryBackend, onDecided: () => void): void {
  const decide = (decision: () => void) => () => {
    decision();
    showDesk(backend, onDecided);
    onDecided();
  };
  const item = ({ id, author, text }: Pick<OwnComment, "id" | "author" | "text">, why: string | null) => {
    const li = document.createElement("li");
    li.append(element("b", author), element("p", text));
    if (why !== null) li.append(element("p", why));
    li.append(
      button(
        "Approve",
        decide(() => backend.approve(id)),
      ),
      button(
        "Reject under guideline 1",
        decide(() => backend.reject(id, "relevant", "This page is about trying the comments out.")),
      ),
    );
    return li;
  };
  const items = [
    ...backend.waiting().map((own) => item(own, null)),
    ...backend.appealed().map((own) => item(own, `Asks for another reading: ${own.appeal?.text}`)),
    ...backend.reported().map(({ about, report }) => item(about, told(report))),
  ];
  document.querySelector("#waiting")?.replaceChildren(...items);
  document.querySelector<HTMLElement>("#nothing")?.toggleAttribute("hidden", items.length > 0);
}

const memory = createMemoryBackend();
const comments = document.querySelector<AfterwordComments>("afterword-comments");

/** The element asks what became of its reader's comments when it is shown anew. */
const showAnew = () => comments?.replaceWith(comments);

/** Whatever a reader does here is on the desk at once. */
const backend: CommentsBackend = {
  ...memory,
  post: (...values) => memory.post(...values).finally(() => showDesk(memory, showAnew)),
  withdraw: (...values) => memory.withdraw(...values).finally(() => showDesk(memory, showAnew)),
  appeal: (...values) => memory.appeal(...values).finally(() => showDesk(memory, showAnew)),
  report: (...values) => memory.report(...values).finally(() => showDesk(memory, showAnew)),
};

// Before the first `await`: the next script would otherwise look for a server.
if (comments) comments.backend = backend;

const first = await publish(
  memory,
  "Maren Voss",
  "I wrote this from the newsroom. It went the same way as yours will.",
);
await publish(memory, "Tomasz", "So even you wait to be read?", first);
await publish(memory, "شیلان", "بە کوردیش دەتوانیت بنووسیت؛ ھەر لێدوانێک بە ئاڕاستەی خۆی پیشان دەدرێت.");
