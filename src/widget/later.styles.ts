import { css } from "lit";

/** The look of what is not there at first sight: what must be mended, and the reader's own comments. */
export const laterStyles = css`
  .again,
  .why,
  .over,
  .change {
    font-weight: var(--bold);
  }
  .again {
    max-inline-size: 36em;
    padding-block-end: calc(var(--u) * 4);
  }
  .again,
  .change {
    color: var(--accent);
  }
  .why,
  .change {
    font-family: var(--font-ui);
    font-size: var(--sm);
  }
  .change {
    margin-inline-start: calc(var(--u) * 1);
  }
  .why,
  .over {
    color: var(--alert);
  }
  /* It stands still, also where a long word takes a line of its own. */
  .count {
    margin-inline-start: auto;
  }
  .wrong > input,
  .wrong textarea {
    border: 2px solid var(--alert);
  }
  [aria-disabled] {
    cursor: default;
    opacity: 0.75;
  }

  .row > label {
    overflow: clip;
    overflow-clip-margin: 0.3em;
    overflow-wrap: anywhere;
  }
  .kept {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: calc(var(--u) * 4);
    color: var(--muted);
    font-family: var(--font-ui);
    font-size: var(--xs);
  }
  .link {
    background: none;
    border: 0;
    padding: 0;
    min-inline-size: 24px;
    color: inherit;
    text-decoration: underline;
    text-decoration-thickness: var(--afterword-underline, 1px);
  }
  /* As high as a finger, and in a sentence no higher than its line. */
  .gone .link,
  .help .link {
    margin-block: calc((var(--leading) * 1em - 44px) / 2);
  }
  :is(div, section, p, .own)[tabindex]:focus-visible {
    outline-offset: 6px;
  }
  @container (max-inline-size: 30em) {
    .kept > span {
      flex-basis: 100%;
      padding-block-start: calc(var(--u) * 2);
    }
  }

  /* As high as the field in whose place it stands. */
  .reader {
    padding-block: calc(var(--u) * 2);
    border-block: var(--border);
    border-color: transparent;
    min-block-size: 44px;
    font-size: max(1em, 16px);
  }
  .sign-in {
    margin-block: calc(var(--u) * 6);
  }
  .reader .muted {
    font-size: var(--sm);
    padding-inline-start: calc(var(--u) * 2);
  }
  .errors {
    border-inline-start: calc(var(--bar) * 2) solid var(--alert);
    padding-inline-start: calc(var(--u) * 4);
  }
  .errors li {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    color: var(--alert);
    font-family: var(--font-ui);
  }
  .errors li a {
    padding-block: 10px;
  }
  .mine {
    margin-block-start: calc(var(--u) * 10);
  }
  .label {
    display: flex;
    flex-wrap: wrap;
    column-gap: calc(var(--u) * 2);
    font-size: var(--sm);
    padding-block-end: calc(var(--u) * 2);
  }
  .label span {
    font-weight: 400;
  }
  .own {
    border-inline-start: var(--bar) solid var(--accent);
    padding-inline-start: calc(var(--u) * 4);
    margin-block-end: calc(var(--u) * 6);
  }
  .own.no {
    border-color: var(--ink);
  }
  .state,
  .note {
    font-family: var(--font-ui);
    font-size: var(--sm);
  }
  .state b {
    color: var(--accent);
  }
  .no .state b,
  .unsent .state b {
    color: inherit;
  }
  .own.unsent {
    border-inline-start: var(--bar) dashed var(--edge);
  }
  .no .body {
    color: var(--muted);
  }
  .ground {
    font-weight: var(--bold);
    margin-block-start: var(--u);
  }
  .note {
    margin-block-start: calc(var(--u) * 2);
  }
  .own .acts,
  .panel .acts {
    padding-inline-end: 0;
  }
  .panel {
    margin-block: calc(var(--u) * 2);
    border-inline-start: var(--line);
    padding-inline-start: calc(var(--u) * 4);
    font-family: var(--font-ui);
  }
  .panel > p + p {
    margin-block-start: var(--u);
  }
  .panel > p,
  .panel legend,
  .choice {
    font-size: var(--sm);
  }
  code,
  .address {
    direction: ltr;
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
    user-select: all;
  }
  code {
    font-family: ui-monospace, monospace;
  }
  .panel form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--u) * 5);
  }
  fieldset {
    margin: 0;
    border: 0;
    padding: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
    font-weight: var(--bold);
  }
  .choice {
    display: flex;
    align-items: center;
    column-gap: calc(var(--u) * 3);
    min-block-size: 44px;
    cursor: pointer;
  }
  .choice .num {
    min-inline-size: 1ch;
  }
  .choice input {
    inline-size: 24px;
    block-size: 24px;
    flex: none;
    accent-color: var(--accent);
  }
  .row > textarea {
    padding: calc(var(--u) * 2) calc(var(--u) * 3);
    border: var(--border);
    border-radius: var(--radius);
    background: var(--field);
    font-size: max(1em, 16px);
    line-height: var(--leading);
    cursor: text;
  }
  .wrong > textarea {
    border: 2px solid var(--alert);
  }

  .sure {
    padding-inline: calc(var(--u) * 2);
    font-weight: var(--bold);
  }
  @media (forced-colors: active) {
    .own,
    .errors {
      border-inline-start-color: CanvasText;
    }
    [aria-disabled] {
      border: 1px dashed;
      opacity: 1;
    }
  }
  @media print {
    .panel form {
      display: none;
    }
  }
`;
