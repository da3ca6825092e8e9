import { css } from "lit";

/** The look of a thread that is more than a list of comments. */
export const readingStyles = css`
  .fold {
    position: relative;
  }
`;
