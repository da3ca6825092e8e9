/** What newspapers write in Spanish and browsers do not: "a la 01:05", "hace un momento". */
import { elapsed, type Conventions } from "../format.ts";

/** One o’clock alone is singular. */
export const atOne = (moment: string): string => moment.replace("a las 01:", "a la 01:");

export const conventions: Conventions = ({ moment, ago }) => ({
  moment: (iso) => atOne(moment(iso)),
  ago: (iso) => (elapsed(iso)[1] === "second" ? "hace un momento" : ago(iso)),
});
