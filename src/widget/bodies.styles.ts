import { css } from "lit";

/** The look of comments that are HTML. */
export const bodiesStyles = css`
  .rich {
    white-space: normal;
  }
`;
