/** Markdown as far as the comments of our tests go, rendered as Isso does: HTML in it is shown, not used. */

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** As Python's `html.escape`: also inside attributes. */
export const escapedFully = (text: string): string =>
  escaped(text).replaceAll('"', "&quot;").replaceAll("'", "&#x27;");

const harmful = /^(?:javascript|vbscript|file|data):/i;

const inline = (text: string): string =>
  escaped(text)
    .replace(/`([^`\n]+)`/g, "<code>$1</code>")
    .replace(/\*\*([^*\n]+)\*\*/g, "<strong>$1</strong>")
    .replace(/\*([^*\n]+)\*/g, "<em>$1</em>")
    .replace(/~~([^~\n]+)~~/g, "<del>$1</del>")
    .replace(/\[([^\]\n]+)\]\(((?:[^()\s]|\([^()\s]*\))+)\)/g, (_, words: string, href: string) => {
      const to = harmful.test(href) ? "#harmful-link" : href.replaceAll('"', "&quot;");
      return `<a href="${to}" rel="nofollow noopener">${words}</a>`;
    })
    .replaceAll("\n", "<br>\n");

function block(text: string): string {
  const lines = text.split("\n");
  const all = (start: RegExp) => lines.every((line) => start.test(line));
  if (all(/^> ?/))
    return `<blockquote>\n${render(lines.map((line) => line.replace(/^> ?/, "")).join("\n"))}\n</blockquote>`;
  if (all(/^[-*] /))
    return `<ul>\n${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join("\n")}\n</ul>`;
  return `<p>${inline(text)}</p>`;
}

export const render = (markdown: string): string =>
  markdown
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map(block)
    .join("\n");
