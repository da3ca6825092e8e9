import { css } from "lit";

/** The look of the widget. Logical properties only; every length hangs on the page's type or on `--u`. */
export const styles = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none;
  }
  .afterword {
    container-type: inline-size;
    max-inline-size: var(--afterword-measure, 42em);
    min-block-size: 12em;
    color: var(--ink);
    font-family: var(--font);
    font-size: var(--afterword-size, 1em);
    font-style: normal;
    line-height: var(--leading);
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    white-space: normal;
    overflow-wrap: break-word;
    text-size-adjust: none;
    -webkit-text-size-adjust: none;
  }
  /* The Arabic script reads smaller at the same size. */
  .afterword:is(:lang(ckb), :lang(ar)) {
    --leading: var(--afterword-leading, 1.85);
    --xs: max(0.86em, 14px);
    --sm: max(0.92em, 15px);
  }
  *,
  ::before,
  ::after {
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
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }
  a {
    color: inherit;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
    border-radius: var(--radius);
  }
  [tabindex="-1"]:focus-visible {
    outline-offset: 6px;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .muted {
    color: var(--muted);
  }

  .head {
    border-block-start: var(--afterword-top-rule, 3px) solid var(--ink);
    padding-block-start: calc(var(--u) * 3);
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    column-gap: calc(var(--u) * 4);
  }
  h2 {
    font-family: var(--font-heading);
    font-size: 1.6em;
    font-weight: var(--afterword-heading-weight, 700);
    line-height: 1.25;
  }
  .n {
    font-weight: 400;
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .promise {
    flex-basis: 100%;
    color: var(--muted);
    font-size: var(--sm);
    margin-block-start: var(--u);
  }
  .sort {
    position: relative;
    display: inline-flex;
    align-items: center;
    font-family: var(--font-ui);
    font-size: var(--sm);
  }
  select {
    appearance: none;
    field-sizing: content;
    background: none;
    border: 0;
    min-block-size: 44px;
    /* The system's menu is opaque: its items must not be the page's ink on it. */
    color-scheme: inherit;
    padding-inline: calc(var(--u) * 2) 1.5em;
    cursor: pointer;
  }
  option {
    color: initial;
  }
  .sort::after {
    content: "";
    position: absolute;
    inset-inline-end: 0.3em;
    inset-block-start: calc(50% - 0.35em);
    pointer-events: none;
    inline-size: 0.42em;
    block-size: 0.42em;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    transform: rotate(45deg);
  }

  .notice {
    margin-block-start: calc(var(--u) * 6);
    border-block: 1px solid var(--rule);
  }
  summary {
    list-style: none;
    cursor: pointer;
    min-block-size: 44px;
    padding-block: calc(var(--u) * 2);
    display: flex;
    align-items: center;
    gap: 0 calc(var(--u) * 3);
    font-family: var(--font-ui);
    font-size: var(--sm);
  }
  summary::-webkit-details-marker {
    display: none;
  }
  [open] > summary b {
    font-size: 1.16em;
    font-family: var(--font-heading);
    font-weight: var(--afterword-heading-weight, 700);
  }
  .toggle {
    margin-inline-start: auto;
    color: var(--accent);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  .intro,
  .again {
    max-inline-size: 36em;
    padding-block-end: calc(var(--u) * 4);
  }
  .again {
    color: var(--accent);
    font-weight: 700;
  }
  .rules {
    column-gap: calc(var(--u) * 8);
  }
  .rules li {
    break-inside: avoid;
    padding-block-end: calc(var(--u) * 3);
    display: grid;
    grid-template-columns: 1.75em 1fr;
    font-size: var(--sm);
    line-height: calc(var(--leading) - 0.1);
  }
  .num {
    color: var(--accent);
    font-weight: 700;
    font-family: var(--font-ui);
    font-variant-numeric: lining-nums tabular-nums;
  }
  .rules b {
    display: block;
    font-family: var(--font-ui);
  }
  .closing {
    font-size: var(--sm);
    color: var(--muted);
    max-inline-size: 42em;
  }
  .ack {
    display: flex;
    align-items: center;
    gap: calc(var(--u) * 3);
    min-block-size: 44px;
    margin-block: var(--u) calc(var(--u) * 2);
    cursor: pointer;
    font-family: var(--font-ui);
  }
  .ack input {
    inline-size: 24px;
    block-size: 24px;
    flex: none;
    accent-color: var(--accent);
  }

  .form {
    margin-block-start: calc(var(--u) * 6);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--u) * 5);
  }
  article .form {
    margin-block: calc(var(--u) * 2) calc(var(--u) * 5);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--u);
  }
  .row > label {
    font-family: var(--font-ui);
    font-weight: 700;
    font-size: var(--sm);
  }
  .help {
    color: var(--muted);
    font-size: var(--sm);
    font-family: var(--font-ui);
  }
  .row > input,
  .write > * {
    inline-size: 100%;
    min-block-size: 44px;
    padding: calc(var(--u) * 2.25) calc(var(--u) * 3);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--field);
    line-height: var(--leading);
    /* Below 16 px a phone zooms the page into the field. */
    font-size: max(1em, 16px);
  }
  .row > input {
    max-inline-size: 20em;
  }
  /* The copy of the text below the field makes both grow: a height set from a script would be an inline style. */
  .write {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .write > * {
    grid-area: 1 / 1;
    min-block-size: 8em;
    max-block-size: 60vh;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: break-word;
  }
  .write > div {
    visibility: hidden;
  }
  textarea {
    resize: vertical;
  }
  .below {
    display: flex;
    justify-content: space-between;
    gap: calc(var(--u) * 4);
    font-family: var(--font-ui);
    font-size: var(--xs);
    color: var(--muted);
  }
  .count {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .count.over {
    color: var(--alert);
    font-weight: 700;
  }
  .send {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--u) * 2) calc(var(--u) * 4);
  }
  .button {
    min-block-size: 44px;
    padding: calc(var(--u) * 2) calc(var(--u) * 5);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: none;
    cursor: pointer;
    font-family: var(--font-ui);
    line-height: 1.4;
    transition:
      background-color 0.12s,
      color 0.12s;
  }
  .main {
    display: inline-grid;
    background: var(--accent);
    border-color: transparent;
    color: var(--on-accent);
    font-weight: 700;
  }
  .main:hover {
    background: color-mix(in srgb, var(--accent) 86%, var(--ink));
  }
  .main > * {
    grid-area: 1 / 1;
  }
  [data-off] {
    visibility: hidden;
  }
  [aria-disabled] {
    cursor: default;
    opacity: 0.75;
  }
  .wide {
    inline-size: 100%;
  }
  .wide:hover {
    background: var(--tint);
  }
  .kept {
    margin-block-start: calc(var(--u) * 5);
    font-size: var(--xs);
    font-family: var(--font-ui);
    color: var(--muted);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: calc(var(--u) * 4);
    position: relative;
    padding-block-start: var(--u);
  }
  /* A line of its own element, whose colour is the page's ink and not the muted one. */
  .line {
    border-block-start: 1px solid var(--rule);
    margin-block-start: calc(var(--u) * 5);
  }
  .line > .kept {
    margin: 0;
  }
  .link,
  .act {
    background: none;
    border: 0;
    min-block-size: 44px;
    padding: 0;
    cursor: pointer;
    font-family: var(--font-ui);
  }
  .link {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }

  h3 {
    font-family: var(--font-ui);
    font-size: 1em;
    font-weight: 700;
  }
  .why {
    color: var(--alert);
    font-family: var(--font-ui);
    font-size: var(--sm);
    font-weight: 700;
  }
  .wrong > input,
  .wrong textarea {
    border: 2px solid var(--alert);
  }

  .thread {
    margin-block-start: calc(var(--u) * 8);
  }
  .list > li {
    padding-block: calc(var(--u) * 5) calc(var(--u) * 2);
  }
  .list > li + li {
    border-block-start: 1px solid var(--rule);
  }
  .by {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--u) * 2.5);
    font-family: var(--font-ui);
    font-size: var(--sm);
  }
  bdi,
  .body {
    overflow-wrap: anywhere;
  }
  .who {
    font-weight: 700;
    font-size: 1.06em;
  }
  .by a {
    text-decoration: none;
    padding-block: 14px;
    margin-block: -14px;
    font-size: max(0.92em, 13px);
  }
  .by a:hover {
    text-decoration: underline;
  }
  .body {
    margin-block-start: calc(var(--u) * 1.5);
    max-inline-size: 38em;
    white-space: pre-wrap;
    unicode-bidi: isolate;
    overflow: clip;
    overflow-clip-margin: 0.5em;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: var(--u);
    margin-inline-start: calc(var(--u) * -2);
    min-block-size: calc(var(--u) * 2);
    font-family: var(--font-ui);
    font-size: var(--sm);
  }
  .act {
    padding-inline: calc(var(--u) * 2);
    min-inline-size: 44px;
    color: var(--muted);
  }
  .act:hover {
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .act:focus-visible {
    outline-offset: -5px;
  }
  .replies {
    border-inline-start: 1px solid var(--rule);
    padding-inline-start: calc(var(--u) * 5);
  }
  .replies > li {
    padding-block: calc(var(--u) * 3) 0;
  }
  .gone {
    color: var(--muted);
    font-size: var(--sm);
    padding-block-end: calc(var(--u) * 3);
  }
  .more {
    margin-block: calc(var(--u) * 3);
  }
  .more p {
    text-align: center;
    color: var(--muted);
    font-family: var(--font-ui);
    font-size: var(--xs);
    padding-block-start: calc(var(--u) * 2);
  }

  .empty {
    padding-block: calc(var(--u) * 8);
    font-size: 1.14em;
  }
  .empty small {
    display: block;
    font-size: max(0.78em, 14px);
    color: var(--muted);
  }
  .plain {
    border-block: 1px solid var(--rule);
    padding-block: calc(var(--u) * 4);
    margin-block-start: calc(var(--u) * 5);
  }
  .plain .button {
    margin-block-start: calc(var(--u) * 3);
    display: block;
  }
  /* Loading is told only to who waits for it. */
  .loading {
    padding-block: calc(var(--u) * 8);
    color: var(--muted);
    animation: appear 0s 1s both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  @container (min-inline-size: 34em) {
    .rules {
      columns: 2;
    }
  }
  @container (max-inline-size: 30em) {
    summary {
      font-size: var(--xs);
      gap: 0 calc(var(--u) * 2);
    }
    [open] > summary {
      font-size: var(--sm);
    }
    .kept > span {
      flex-basis: 100%;
      padding-block-start: calc(var(--u) * 2);
    }
    .replies {
      padding-inline-start: calc(var(--u) * 3.5);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .button {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .button {
      border-color: currentColor;
    }
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
    .more,
    .sort {
      display: none;
    }
  }
`;
