import { css } from "lit";

/** The look of what waits above a thread that changes while it is read. */
export const liveStyles = css`
  /* It takes no room and so moves nothing, and stays in sight as long as the thread is. */
  .live {
    position: sticky;
    z-index: 2;
    inset-block-start: calc(var(--afterword-offset, 0px) + var(--u) * 2);
    font-family: var(--font-ui);
    font-size: var(--sm);
  }
  .news {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    row-gap: calc(var(--u) * 2);
    padding-block-start: var(--u);
    pointer-events: none;
  }
  /* The way to the next new comment stands there already. */
  .lower .news {
    inset-block-start: calc(44px + var(--u) * 7);
  }
  .news > * {
    pointer-events: auto;
    box-shadow: 0 0 0 3px var(--afterword-ground, Canvas);
  }
  /* Its words grow with their number: its edges stay where they are. */
  .news .button {
    min-inline-size: min(16em, 100%);
    border-radius: var(--afterword-button-radius, 99px);
  }
  .news p {
    border: var(--border);
    border-radius: var(--radius);
    padding: calc(var(--u) * 2) calc(var(--u) * 4);
    max-inline-size: 36em;
    background: var(--afterword-ground, Canvas);
    color: var(--afterword-text, CanvasText);
  }
  @media print {
    .live {
      display: none;
    }
  }
`;
