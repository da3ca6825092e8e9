import { css } from "lit";

/**
 * The public tokens (`--afterword-…`) and what stands in for each that is unset. Everything hangs on two things taken
 * from the page: its font and its text colour.
 *
 * Colours mixed from `currentColor` follow the element they are used on, so none may be a border or background of an
 * element whose own colour is muted or transparent. Sizes are in `em`: on leaf elements only, or they multiply. What is
 * another colour by night is mixed from both, all of the one and nothing of the other.
 *
 * They are set inside the shadow root and not on the host, where a page's own `* { --accent: … }` would win. None may
 * come to `inherit`: that takes what the page calls so.
 */
export const tokens = css`
  .afterword {
    --night: 0%;
    --ink: var(--afterword-text, currentColor);
    --muted: var(--afterword-muted, color-mix(in srgb, var(--ink) 74%, transparent));
    --rule: var(--afterword-rule, color-mix(in srgb, var(--ink) 18%, transparent));
    --edge: var(--afterword-edge, color-mix(in srgb, var(--ink) 58%, transparent));
    --field: var(--afterword-field, color-mix(in srgb, var(--ink) 3%, transparent));
    --accent: var(--afterword-accent, color-mix(in srgb, #8ccbe0 var(--night), #0f5a73));
    --on-accent: var(--afterword-on-accent, color-mix(in srgb, #0b1c22 var(--night), #fff));
    --tint: var(--afterword-tint, color-mix(in srgb, var(--accent) 9%, transparent));
    --alert: var(--afterword-alert, color-mix(in srgb, #ffa196 var(--night), #a3241c));
    --focus: var(--afterword-focus, var(--accent));
    --font: var(--afterword-font);
    --font-ui: var(--afterword-font-ui, var(--font));
    --font-heading: var(--afterword-font-heading, var(--font));
    --bold: var(--afterword-weight, 700);
    --leading: var(--afterword-leading, 1.55);
    --line: var(--afterword-rule-width, 1px) solid var(--rule);
    --border: var(--afterword-border, 1px) solid var(--edge);
    --radius: var(--afterword-radius, 3px);
    --bar: var(--afterword-bar, 3px);
    --u: var(--afterword-space, 4px);
    --xs: max(0.78em, 13px);
    --sm: max(0.86em, 14px);
  }
  @media (prefers-contrast: more) {
    .afterword {
      --muted: var(--ink);
      --rule: var(--ink);
      --edge: var(--ink);
    }
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([scheme=light])) .afterword {
      --night: 100%;
    }
  }
  :host([scheme=dark]) .afterword {
    --night: 100%;
    color-scheme: dark;
  }
  :host([scheme=light]) .afterword {
    color-scheme: light;
  }
`;
