import { css } from "lit";

/** The look of the widget. Logical properties only; every length hangs on the page's type or on `--u`. */
export const styles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  /* Whatever a page gives its texts, it is given back but for what is the page's on purpose. */
  .afterword {
    all: initial;
    display: block;
    font: inherit;
    visibility: inherit;
    color-scheme: inherit;
    container-type: inline-size;
    contain: layout;
    max-inline-size: var(--afterword-measure, 42em);
    min-block-size: 12em;
    color: var(--ink);
    font-family: var(--font);
    font-size: var(--afterword-size, 1em);
    line-height: var(--leading);
    text-underline-offset: 0.2em;
    overflow-wrap: break-word;
    -webkit-text-size-adjust: none;
    text-size-adjust: none;
  }
  /* The Arabic script reads smaller at the same size. */
  .afterword[dir=rtl] {
    --leading: var(--afterword-leading, 1.85);
    --xs: max(0.86em, 14px);
    --sm: max(0.92em, 15px);
  }
  * {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ol,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  button,
  input,
  textarea,
  select {
    margin: 0;
    font: inherit;
    color: inherit;
  }
  summary,
  select,
  button,
  .ack,
  .row > input {
    min-block-size: 44px;
    cursor: pointer;
  }
  a,
  .toggle {
    color: inherit;
    text-decoration: underline;
    text-decoration-thickness: var(--afterword-underline, 1px);
  }
  /* Names, labels, numbers: what is not anybody's text. */
  h3,
  label,
  summary,
  button,
  .num,
  .rules b,
  .help,
  .below,
  .by,
  .acts {
    font-family: var(--font-ui);
  }
  .promise,
  .sort,
  summary,
  .rules li,
  .closing,
  .row > label,
  .help,
  .by,
  .acts {
    font-size: var(--sm);
  }
  .below {
    font-size: var(--xs);
  }
  .muted,
  .n,
  .promise,
  .closing,
  .help,
  .below,
  .act,
  small,
  .loading {
    color: var(--muted);
  }
  .toggle,
  .num {
    color: var(--accent);
  }
  b,
  h3,
  .num,
  .row > label,
  .who,
  .main {
    font-weight: var(--bold);
  }
  .n,
  .num,
  .count {
    font-variant-numeric: tabular-nums;
  }
  .head,
  .below,
  .send,
  .by,
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: calc(var(--u) * 4);
  }
  .send,
  .acts {
    align-items: center;
  }
  .row,
  .form,
  .write {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  :focus-visible,
  :focus-visible > time {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
    border-radius: var(--radius);
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .head {
    border-block-start: var(--afterword-top-rule, 3px) solid var(--ink);
    padding-block-start: calc(var(--u) * 3);
    justify-content: space-between;
    column-gap: calc(var(--u) * 2);
  }
  h2,
  [open] summary b {
    font-family: var(--font-heading);
    font-weight: var(--afterword-heading-weight, 700);
  }
  h2 {
    font-size: min(var(--afterword-heading-size, 1.6em), 12cqi);
    line-height: 1.25;
  }
  .n {
    font-weight: 400;
  }
  .promise {
    flex-basis: 100%;
  }
  select {
    field-sizing: content;
    background: none;
    border: 0;
    margin-inline: -4px;
  }
  /* The system's menu is opaque: the page's ink may not be seen on it. */
  option {
    color: initial;
  }

  /* A line around what is muted is drawn by an element that is not: its colour would be muted too. As high as what
     will stand in it, which comes when the reader begins. */
  .line {
    border-block-start: var(--line);
    min-block-size: 45px;
  }
  .act {
    background: none;
    border: 0;
    padding: 0;
  }

  .thread {
    margin-block-start: calc(var(--u) * 8);
  }
  .list > li {
    padding-block: calc(var(--u) * 5) calc(var(--u) * 2);
  }
  /* Not 'li + li': with each chunk of a long thread browsers would style all of it anew. */
  .list > li:not(:first-child) {
    border-block-start: var(--line);
  }
  .by {
    column-gap: calc(var(--u) * 2.5);
  }
  .by a {
    text-decoration: none;
    padding-block: 14px;
    margin-block: -14px;
  }
  /* The link is as high as a finger: a ring around all of it would strike through the text below. */
  .by a:focus-visible {
    outline: 0;
  }
  .by a:hover,
  .act:hover {
    text-decoration: underline;
  }
  /* A text that runs the other way stands at its own edge. */
  .body {
    margin-block-start: calc(var(--u) * 1.5);
    margin-inline-end: auto;
    max-inline-size: var(--afterword-text-measure, 38em);
    white-space: pre-wrap;
  }
  /* Stacks of marks stay within their own comment. */
  .body,
  bdi {
    overflow: clip;
    overflow-clip-margin: 0.3em;
    overflow-wrap: anywhere;
  }
  .acts {
    column-gap: 0;
    margin-inline-start: calc(var(--u) * -2);
    min-block-size: calc(var(--u) * 2);
    /* For the button that comes when the reader begins. */
    position: relative;
    padding-inline-end: 28px;
  }
  .act {
    padding-inline: calc(var(--u) * 2);
    min-inline-size: 44px;
    text-align: start;
  }
  .act:focus-visible {
    outline-offset: -5px;
  }
  .act svg {
    inline-size: 0.8em;
    fill: none;
    stroke: currentColor;
  }
  [aria-pressed=true] {
    color: var(--accent);
    font-weight: var(--bold);
  }
  [aria-pressed=true] svg {
    fill: currentColor;
  }
  .by .act {
    padding: 0;
    margin-block: -11px;
    text-decoration: underline dotted;
  }
  .replies {
    border-inline-start: var(--line);
    padding-inline-start: calc(var(--u) * 5);
  }
  .replies > li {
    padding-block-start: calc(var(--u) * 3);
  }

  .empty,
  .loading {
    padding-block: calc(var(--u) * 8);
  }
  .empty {
    font-size: 1.14em;
  }
  small {
    display: block;
  }
  .plain {
    border-block: var(--line);
    padding-block: calc(var(--u) * 4);
    margin-block-start: calc(var(--u) * 5);
  }
  .plain .button {
    margin-block-start: calc(var(--u) * 2);
  }
  /* Loading is told only to who waits for it. */
  .loading {
    animation: appear 0s 1s both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  @container (max-inline-size: 30em) {
    /* Two lines of it are no higher than the one that it is elsewhere. */
    summary {
      font-size: var(--xs);
      gap: calc(var(--u) * 2);
      line-height: 1.3;
    }
    /* Three of them and the button at their end, in every language. */
    .acts {
      font-size: var(--xs);
      margin-inline-start: calc(var(--u) * -1.25);
    }
    .act {
      padding-inline: calc(var(--u) * 1.25);
    }
    .line {
      min-block-size: calc(45px + var(--u) * 2 + var(--leading) * var(--xs));
    }
    .replies {
      padding-inline-start: calc(var(--u) * 3.5);
    }
  }
  @media (forced-colors: active) {
    .main {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media print {
    .form,
    .notice,
    .acts,
    .line,
    .sort,
    button {
      display: none;
    }
  }
`;
