import { css } from "lit";

/** The look of a thread that is more than a list of comments. */
export const readingStyles = css`
  .gone,
  .badge,
  .menu {
    font-family: var(--font-ui);
    font-size: var(--sm);
  }
  .gone {
    padding-block-end: calc(var(--u) * 4);
    color: var(--muted);
  }
  /* Stacks of marks in a name stay within the sentence that names it. */
  .by a,
  .gone,
  .menu .act {
    overflow: clip;
    overflow-clip-margin: content-box 0.3em;
    overflow-wrap: anywhere;
  }
  /* With the ring around its button. */
  .gone {
    overflow-clip-margin: 1em;
  }
  article,
  .fold,
  .replies > li {
    position: relative;
  }
  /* Where a page keeps something at its top, a comment that a link leads to does not hide behind it. */
  article,
  .gone {
    scroll-margin-block: calc(var(--afterword-offset, 0px) + 4em) 2em;
  }

  /* The line beside the answers ends below the button that folds them. */
  .fold + .replies {
    border-color: transparent;
    background: linear-gradient(var(--rule), var(--rule)) 0 26px / var(--afterword-rule-width, 1px) 100% no-repeat border-box;
  }
  [dir="rtl"] .fold + .replies {
    background-position-x: 100%;
  }
  .fold .act {
    display: flex;
    align-items: center;
    gap: calc(var(--u) * 2);
    padding: 0;
    min-inline-size: 24px;
    font-size: var(--sm);
  }
  .fold .act:focus-visible {
    outline-offset: 0;
  }
  .fold .at-line {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: -12px;
    align-items: start;
  }
  .sign {
    display: grid;
    place-items: center;
    inline-size: 18px;
    block-size: 18px;
    flex: none;
    border: var(--border);
    border-radius: 50%;
    margin: 3px;
    color: var(--ink);
    font-size: 14px;
    line-height: 1;
  }
  .act:hover .sign {
    border-color: var(--accent);
    color: var(--accent);
  }
  .fold .act:not(.at-line) {
    margin-inline-start: -3px;
  }

  .by a:focus-visible > span {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
    border-radius: var(--radius);
  }

  /* What a link leads to. */
  [aria-current]::before {
    content: "";
    position: absolute;
    z-index: -1;
    inset-block: calc(var(--u) * -2);
    inset-inline: -8px;
    background: var(--tint);
    border-inline-start: var(--bar) solid var(--accent);
  }
  article[aria-current]:focus-visible {
    outline-offset: 8px;
  }
  .list > li {
    isolation: isolate;
  }

  /* Filled: a name can imitate the newsroom's words, and no shape. */
  .badge {
    border: 1px solid var(--accent);
    border-radius: var(--radius);
    padding-inline: calc(var(--u) * 1.5);
    background: var(--accent);
    color: var(--on-accent);
    font-size: var(--xs);
    font-weight: var(--bold);
    line-height: 1.4;
  }
  .picked,
  .new {
    background: none;
    color: var(--accent);
  }

  .more-acts {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    /* Three other actions stand beside it on a phone, in every language. */
    min-inline-size: 28px;
    padding: 0;
    text-align: end;
  }
  .menu {
    flex-basis: 100%;
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--u);
  }
  .menu p {
    flex-basis: 100%;
    padding-inline: calc(var(--u) * 2);
  }

  .choices {
    margin-block-start: calc(var(--u) * 8);
    border-block: var(--line);
    padding-block: calc(var(--u) * 4);
  }
  .choices h3 {
    padding-block-end: calc(var(--u) * 2);
    color: var(--accent);
    font-size: var(--sm);
  }
  .chosen {
    padding-block: calc(var(--u) * 3);
  }
  .chosen + .chosen {
    border-block-start: var(--line);
  }
  /* The whole text stands in the conversation. */
  .chosen .body {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 5;
    line-clamp: 5;
    overflow: hidden;
  }
  .chosen a {
    display: inline-block;
    padding-block: 12px;
    color: var(--accent);
    font-family: var(--font-ui);
    font-size: var(--sm);
  }

  .next {
    position: sticky;
    z-index: 1;
    inset-block-start: calc(var(--afterword-offset, 0px) + var(--u) * 2);
    display: block;
    margin: calc(var(--u) * 6) auto 0;
    border-radius: var(--afterword-button-radius, 99px);
    font-size: var(--sm);
  }
  .more {
    margin-block: calc(var(--u) * 3);
  }
  .more p {
    padding-block-start: calc(var(--u) * 2);
    color: var(--muted);
    font-family: var(--font-ui);
    font-size: var(--xs);
    text-align: center;
  }
  .earlier {
    margin-block-start: calc(var(--u) * 8);
  }
  kbd {
    margin-inline-start: calc(var(--u) * 2);
    border: 1px solid;
    border-radius: var(--radius);
    padding-inline: calc(var(--u) * 1.5);
    font: inherit;
    font-weight: 400;
  }
  @media (hover: none) {
    kbd {
      display: none;
    }
  }

  /* A long thread: what is far from the viewport is not laid out, but can be found and led to. What is cut off at the
     edge of a comment is the ring around it and the button on its line, so the edge is further out. */
  @media screen {
    .long + .thread > .list > li {
      content-visibility: auto;
      contain-intrinsic-size: auto 12em;
      margin-inline: -13px;
      padding-inline: 13px;
    }
    /* Its line is as long as the others of the page. */
    .long + .thread > .list > li:not(:first-child) {
      border-block-start-color: transparent;
      background: linear-gradient(var(--rule), var(--rule)) 13px 0 / calc(100% - 26px) var(--afterword-rule-width, 1px)
        no-repeat border-box;
    }
  }

  @container (max-inline-size: 30em) {
    .word {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .replies .replies {
      padding-inline-start: calc(var(--u) * 3);
    }
    kbd {
      display: none;
    }
  }
  @media (forced-colors: active) {
    [aria-current]::before {
      border-inline-start-color: Highlight;
    }
  }
  @media print {
    .fold .act,
    .next,
    .earlier {
      display: none;
    }
  }
`;
