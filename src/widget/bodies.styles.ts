import { css } from "lit";

/** The look of comments that are HTML. */
export const bodiesStyles = css`
  /* Of a last line with small letters below, nothing is cut. */
  .rich {
    padding-block-end: 0.15em;
    white-space: normal;
  }
  /* Each line finds its own direction; what turns within a line turns nothing around it. */
  .rich,
  .rich :is(a, b, code, del, div, em, i, ins, li, p, pre, q, s, strong, sub, sup) {
    unicode-bidi: plaintext;
  }
  .rich :is(blockquote, hr, ol, p, pre, ul) {
    margin-block: 0.75em;
    margin-inline: 0;
  }
  .rich > :first-child,
  .rich :is(blockquote, li) > :first-child {
    margin-block-start: 0;
  }
  .rich > :last-child,
  .rich :is(blockquote, li) > :last-child {
    margin-block-end: 0;
  }
  .rich li :is(ol, ul) {
    margin-block: 0.25em;
  }
  .rich :is(ol, ul) {
    padding-inline-start: 1.6em;
    list-style: disc;
  }
  .rich ol {
    padding-inline-start: 2em;
    list-style: decimal;
  }
  .rich :is(ol, ul) ul {
    list-style: circle;
  }
  .rich li + li {
    margin-block-start: 0.25em;
  }
  .rich blockquote {
    border-inline-start: var(--bar) solid var(--rule);
    padding-inline-start: calc(var(--u) * 4);
  }
  .rich blockquote blockquote {
    padding-inline-start: calc(var(--u) * 2);
  }
  /* High enough for a finger, which moves no line. */
  .rich a {
    padding-block: 2px;
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  .rich :is(code, pre) {
    border-radius: var(--radius);
    background: var(--field);
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
  }
  .rich code {
    padding-inline: 0.25em;
  }
  /* It breaks its lines, as all does: nobody has to move sideways to read. */
  .rich pre {
    border: var(--line);
    padding: calc(var(--u) * 2) calc(var(--u) * 3);
    white-space: pre-wrap;
    tab-size: 4;
  }
  .rich pre code {
    padding: 0;
    background: none;
    font-size: 1em;
  }
  .rich :is(sub, sup) {
    font-size: 0.75em;
    line-height: 0;
  }
  .rich hr {
    border: 0;
    border-block-start: var(--line);
  }
`;
