/** What the five examples share: two articles, where their comments are, and how a link becomes another article. */
import type { PlainGuidelines } from "afterword";

export const server = "http://127.0.0.1:4080";

export interface Article {
  key: string;
  title: string;
  text: string;
}

export const articles: readonly [Article, Article] = [
  {
    key: "night-bus",
    title: "The night bus stays, for now",
    text: "Forty people a night ride it, the council counted, and most of them are on their way to work.",
  },
  {
    key: "bell-tower",
    title: "Who winds the clock in the bell tower?",
    text: "Nobody has been paid for it since 1994, and yet it has not stopped once.",
  },
];

/** Only for backends that bring none; our own server has its own. */
export const guidelines: PlainGuidelines = {
  title: "Before you write",
  rules: [{ id: "relevant", label: "Stay with the article." }],
};

/** A newspaper with accounts asks its own server for a token here. Without one the reader is a guest. */
export const getToken = (): Promise<string | null> => Promise.resolve(null);

export const articleHere = (): Article =>
  articles.find(({ key }) => location.pathname === `/${key}`) ?? articles[0];

/**
 * Tells of the article that a link, or the browser's own buttons, lead to. No page is loaded for it.
 *
 * @returns Ends it.
 */
export function follow(show: (article: Article) => void): () => void {
  const tell = () => show(articleHere());
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("nav a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    tell();
  };
  addEventListener("popstate", tell);
  document.addEventListener("click", onClick);
  return () => {
    removeEventListener("popstate", tell);
    document.removeEventListener("click", onClick);
  };
}
