/** What newspapers write in French and browsers do not: "1er novembre", "à l’instant". */
import { elapsed, type Conventions } from "../format.ts";

export const firstOfMonth = (date: string): string => date.replace(/^1(?= )/, "1er");

export const conventions: Conventions = ({ date, ago }) => ({
  date: (iso) => firstOfMonth(date(iso)),
  ago: (iso) => (elapsed(iso)[1] === "second" ? "à l’instant" : ago(iso)),
});
