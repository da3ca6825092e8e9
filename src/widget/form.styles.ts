import { css } from "lit";

/** The look of what stands before the thread: the guidelines and the form. */
export const formStyles = css`
  .notice {
    margin-block-start: calc(var(--u) * 6);
    border-block: var(--line);
  }
  summary {
    list-style: none;
    display: flex;
    align-items: center;
    gap: calc(var(--u) * 3);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  [open] summary b {
    font-size: 1.16em;
  }
  .toggle {
    margin-inline-start: auto;
  }
  .intro {
    max-inline-size: 36em;
    padding-block-end: calc(var(--u) * 4);
  }
  .rules {
    column-gap: calc(var(--u) * 8);
  }
  .rules li {
    break-inside: avoid;
    padding-block-end: calc(var(--u) * 3);
    display: grid;
    grid-template-columns: 1.75em minmax(0, 1fr);
    line-height: calc(var(--leading) - 0.1);
  }
  .rules b {
    display: block;
  }
  .ack {
    display: flex;
    align-items: center;
    gap: calc(var(--u) * 3);
    padding-block: calc(var(--u) * 2);
  }
  .ack input {
    inline-size: 24px;
    block-size: 24px;
    flex: none;
    accent-color: var(--accent);
  }

  .form {
    margin-block: calc(var(--u) * 6);
    gap: calc(var(--u) * 5);
  }
  .row {
    gap: var(--u);
  }
  .send {
    row-gap: calc(var(--u) * 2);
  }
  .row > input,
  .write > * {
    padding: calc(var(--u) * 2) calc(var(--u) * 3);
    border: var(--border);
    border-radius: var(--radius);
    background: var(--field);
    /* Below 16 px a phone zooms the page into the field. */
    font-size: max(1em, 16px);
    line-height: var(--leading);
    cursor: text;
  }
  .row > input {
    max-inline-size: 20em;
  }
  /* The copy of the text below the field makes both grow: a height set from a script would be an inline style. */
  .write > * {
    grid-area: 1 / 1;
    min-block-size: 8em;
    max-block-size: 60vh;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: break-word;
  }
  .write > div,
  [data-off] {
    visibility: hidden;
  }
  /* It grows by itself; drawn smaller than its copy it would leave the marks of the copy below it. */
  textarea {
    resize: none;
  }
  .below {
    justify-content: space-between;
  }
  .button {
    padding: calc(var(--u) * 2) calc(var(--u) * 5);
    border: var(--border);
    border-radius: var(--afterword-button-radius, var(--radius));
    background: none;
    transition: background-color var(--afterword-motion, 0.12s);
  }
  @media (prefers-reduced-motion: reduce) {
    .button {
      transition: none;
    }
  }
  .button:hover {
    background: var(--tint);
  }
  .main {
    display: inline-grid;
    border-color: transparent;
  }
  .main,
  .main:hover {
    background: var(--accent);
    color: var(--on-accent);
  }
  .main > * {
    grid-area: 1 / 1;
  }
  .wide {
    inline-size: 100%;
  }

  /* Letters of twice the size on a phone. */
  @container (max-inline-size: 15em) {
    summary {
      flex-wrap: wrap;
    }
  }
  @container (min-inline-size: 34em) {
    .rules {
      columns: 2;
    }
  }
`;
