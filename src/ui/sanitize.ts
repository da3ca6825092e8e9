/** HTML that is not ours, made safe: the one place where it is read. */
import DOMPurify from "dompurify";

/** What a comment may hold: words, emphasis, quotations, lists, code and links. Nothing that loads or styles. */
const allowed = {
  ALLOWED_TAGS: "a b blockquote br code del em i li ol p pre q s strong u ul".split(" "),
  ALLOWED_ATTR: ["dir", "href", "lang"],
  // Nothing relative: it would lead into the page that shows the comment.
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} as const;

/** @param source HTML, as its author or its backend wrote it. */
export function sanitize(source: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(source, {
    ...allowed,
    ALLOWED_TAGS: [...allowed.ALLOWED_TAGS],
    ALLOWED_ATTR: [...allowed.ALLOWED_ATTR],
  });
  for (const link of fragment.querySelectorAll("a")) link.rel = "nofollow ugc noopener noreferrer";
  return fragment;
}
