/** The page without a server: comments on the in-memory backend, and a moderator's desk of two buttons. */
import type { AfterwordComments } from "../src/widget/comments-element.ts";
import { createMemoryBackend, type MemoryBackend } from "../src/backends/memory.ts";
import type { OwnComment } from "../src/contract/records.ts";

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

function showWaiting(backend: MemoryBackend, onDecided: () => void): void {
  const decide = (decision: () => void) => () => {
    decision();
    showWaiting(backend, onDecided);
    onDecided();
  };
  const item = ({ id, author, text }: OwnComment): HTMLLIElement => {
    const li = document.createElement("li");
    const name = document.createElement("b");
    const words = document.createElement("p");
    name.dir = words.dir = "auto";
    name.textContent = author;
    words.textContent = text;
    li.append(
      name,
      words,
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
  const waiting = backend.waiting();
  document.querySelector("#waiting")?.replaceChildren(...waiting.map(item));
  document.querySelector<HTMLElement>("#nothing")?.toggleAttribute("hidden", waiting.length > 0);
}

const backend = createMemoryBackend();
const comments = document.querySelector<AfterwordComments>("afterword-comments");

/** The element asks what became of its reader's comments when it is shown anew. */
const showAnew = () => comments?.replaceWith(comments);

// Before the first `await`: the next script would otherwise look for a server.
if (comments) {
  comments.backend = backend;
  comments.addEventListener("afterword-accepted", () => showWaiting(backend, showAnew));
}

const first = await publish(
  backend,
  "Maren Voss",
  "I wrote this from the newsroom. It went the same way as yours will.",
);
await publish(backend, "Tomasz", "So even you wait to be read?", first);
await publish(backend, "شیلان", "بە کوردیش دەتوانیت بنووسیت؛ ھەر لێدوانێک بە ئاڕاستەی خۆی پیشان دەدرێت.");
