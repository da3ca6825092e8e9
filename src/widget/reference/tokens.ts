/** The custom properties that a publisher can rely on, as data: the documents and editors are told of them from here. */

export interface Token {
  name: `--afterword-${string}`;
  group: "colour" | "type" | "space" | "lines and corners" | "motion";
  /** As `@property` has it. */
  syntax: string;
  what: string;
  /** What stands in for it where it is not set, in words. */
  unset: string;
}

export const tokens = [
  {
    name: "--afterword-text",
    group: "colour",
    syntax: "<color>",
    what: "text",
    unset: "the page's",
  },
  {
    name: "--afterword-muted",
    group: "colour",
    syntax: "<color>",
    what: "times, actions, explanations",
    unset: "74 % of the text colour",
  },
  {
    name: "--afterword-rule",
    group: "colour",
    syntax: "<color>",
    what: "separating lines",
    unset: "18 % of the text colour",
  },
  {
    name: "--afterword-edge",
    group: "colour",
    syntax: "<color>",
    what: "borders of fields and buttons",
    unset: "58 % of the text colour",
  },
  {
    name: "--afterword-field",
    group: "colour",
    syntax: "<color>",
    what: "ground of fields",
    unset: "3 % of the text colour",
  },
  {
    name: "--afterword-ground",
    group: "colour",
    syntax: "<color>",
    what: "ground of what stands before the thread, as its note of new comments does",
    unset: "the system's, light or dark",
  },
  {
    name: "--afterword-accent",
    group: "colour",
    syntax: "<color>",
    what: "what can be pressed, and guideline numbers",
    unset: "a blue, one for light, one for dark",
  },
  {
    name: "--afterword-on-accent",
    group: "colour",
    syntax: "<color>",
    what: "text on the accent",
    unset: "white, dark on the light accent",
  },
  {
    name: "--afterword-tint",
    group: "colour",
    syntax: "<color>",
    what: "quiet ground of an accent",
    unset: "9 % of the accent",
  },
  {
    name: "--afterword-alert",
    group: "colour",
    syntax: "<color>",
    what: "what the reader can mend",
    unset: "a red, one for light, one for dark",
  },
  {
    name: "--afterword-mark",
    group: "colour",
    syntax: "<color>",
    what: "ground of words that a hint speaks of",
    unset: "18 % of the accent, in dark 26 %",
  },
  {
    name: "--afterword-focus",
    group: "colour",
    syntax: "<color>",
    what: "ring around what has the focus",
    unset: "the accent",
  },
  {
    name: "--afterword-font",
    group: "type",
    syntax: "<family-name>#",
    what: "texts",
    unset: "the page's",
  },
  {
    name: "--afterword-font-ui",
    group: "type",
    syntax: "<family-name>#",
    what: "labels, names, buttons",
    unset: "`--afterword-font`",
  },
  {
    name: "--afterword-font-heading",
    group: "type",
    syntax: "<family-name>#",
    what: "heading",
    unset: "`--afterword-font`",
  },
  {
    name: "--afterword-heading-weight",
    group: "type",
    syntax: "<number>",
    what: "its weight",
    unset: "700",
  },
  {
    name: "--afterword-heading-size",
    group: "type",
    syntax: "<length>",
    what: "its size",
    unset: "1.6em",
  },
  {
    name: "--afterword-weight",
    group: "type",
    syntax: "<number>",
    what: "weight of names, labels, numbers, and of the button that sends",
    unset: "700",
  },
  {
    name: "--afterword-size",
    group: "type",
    syntax: "<length>",
    what: "size of a comment's text",
    unset: "the page's",
  },
  {
    name: "--afterword-leading",
    group: "type",
    syntax: "<number>",
    what: "line height",
    unset: "1.55, in Arabic script 1.85",
  },
  {
    name: "--afterword-underline",
    group: "type",
    syntax: "<length>",
    what: "thickness of the line below links",
    unset: "1px",
  },
  {
    name: "--afterword-measure",
    group: "space",
    syntax: "<length>",
    what: "greatest width",
    unset: "42em",
  },
  {
    name: "--afterword-text-measure",
    group: "space",
    syntax: "<length>",
    what: "greatest width of a comment's text",
    unset: "38em",
  },
  {
    name: "--afterword-space",
    group: "space",
    syntax: "<length>",
    what: "the unit of all distances",
    unset: "4px",
  },
  {
    name: "--afterword-offset",
    group: "space",
    syntax: "<length>",
    what: "height of what your page keeps at its top",
    unset: "0px",
  },
  {
    name: "--afterword-radius",
    group: "lines and corners",
    syntax: "<length>",
    what: "corners of fields and buttons",
    unset: "3px",
  },
  {
    name: "--afterword-button-radius",
    group: "lines and corners",
    syntax: "<length>",
    what: "corners of buttons, where they are others",
    unset: "`--afterword-radius`",
  },
  {
    name: "--afterword-border",
    group: "lines and corners",
    syntax: "<length>",
    what: "thickness of the borders of fields and buttons",
    unset: "1px",
  },
  {
    name: "--afterword-rule-width",
    group: "lines and corners",
    syntax: "<length>",
    what: "thickness of separating lines",
    unset: "1px",
  },
  {
    name: "--afterword-bar",
    group: "lines and corners",
    syntax: "<length>",
    what: "the bar beside a reader's own comments",
    unset: "3px",
  },
  {
    name: "--afterword-top-rule",
    group: "lines and corners",
    syntax: "<length>",
    what: "the line above the heading",
    unset: "3px",
  },
  {
    name: "--afterword-motion",
    group: "motion",
    syntax: "<time>",
    what: "how buttons change their colour: a duration, with an easing if you like; none for readers who ask for less motion",
    unset: "0.12s",
  },
] as const satisfies readonly Token[];

export type TokenName = (typeof tokens)[number]["name"];
