/** The four demo themes: newspapers that share one widget and nothing else, made by tokens and parts alone. */

export interface DemoTheme {
  /** The class of what is around the element: `demo/themes/NAME.css` names nothing else. */
  name: "broadsheet" | "daily" | "weekly" | "local";
  /** Of the newspaper. */
  title: string;
  /** From the repository's root. */
  file: `demo/themes/${string}.css`;
  description: string;
  /** Attributes for the element: a paper that is dark by day too says so. */
  attributes: { readonly scheme?: "dark" };
}

export const themes: readonly DemoTheme[] = [
  {
    name: "broadsheet",
    title: "The Meridian Post",
    file: "demo/themes/broadsheet.css",
    description: "A grey broadsheet: book serifs, hairlines, square corners, burgundy.",
    attributes: {},
  },
  {
    name: "daily",
    title: "NOON",
    file: "demo/themes/daily.css",
    description: "A loud daily: black sans, thick rules, buttons like pills, signal red.",
    attributes: {},
  },
  {
    name: "weekly",
    title: "The Long Evening",
    file: "demo/themes/weekly.css",
    description: "A weekly for culture, dark by day and by night: fine serifs, wide lines, brass.",
    attributes: { scheme: "dark" },
  },
  {
    name: "local",
    title: "Millbrook Neighbour",
    file: "demo/themes/local.css",
    description: "A local paper: warm ground, friendly sans, every comment a rounded card, leaf green.",
    attributes: {},
  },
];
