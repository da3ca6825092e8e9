import { css } from "lit";

/** The look of what helps a reader who writes: marked words, hints, the language of a text. */
export const writingStyles = css`
  /* What browsers give a field and what a page may give its text must not differ: the marks lie below the words. */
  .write > * {
    hyphens: manual;
    text-rendering: auto;
    text-shadow: none;
    text-wrap: wrap;
    word-spacing: normal;
  }
  .write > .copy {
    visibility: visible;
    background: none;
    border-color: transparent;
    color: transparent;
    unicode-bidi: plaintext;
  }
  /* A paper's ground of fields may be opaque: it is drawn below the marks. */
  .write > .copy:has(mark) {
    background: var(--field);
  }
  .copy:has(mark) + textarea {
    background: none;
  }
  .wrong .copy {
    border-width: 2px;
  }
  mark {
    --mark: 18%;
    background: var(--afterword-mark, color-mix(in srgb, var(--accent) var(--mark), transparent));
    box-shadow: 0 2px var(--accent);
    color: inherit;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([scheme="light"])) mark {
      --mark: 26%;
    }
  }
  :host([scheme="dark"]) mark {
    --mark: 26%;
  }
  .language {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    column-gap: var(--u);
    color: var(--muted);
    font-family: var(--font-ui);
    font-size: var(--xs);
  }
  .language label {
    font-weight: 400;
  }
  .language select {
    max-inline-size: 100%;
  }
  .hint {
    border-inline-start: var(--bar) solid var(--accent);
    padding-inline-start: calc(var(--u) * 4);
    margin-block-start: calc(var(--u) * 2);
    font-family: var(--font-ui);
    font-size: var(--sm);
  }
  @media (forced-colors: active) {
    .hint {
      border-inline-start-color: CanvasText;
    }
    /* The field lets the marks through, so both are coloured by hand. */
    .write > * {
      forced-color-adjust: none;
    }
    .write > textarea {
      border-color: CanvasText;
      color: CanvasText;
    }
    mark {
      background: none;
      box-shadow: 0 3px Highlight;
    }
  }
`;
