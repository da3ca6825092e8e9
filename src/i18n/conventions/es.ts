/** What newspapers write in Spanish and browsers do not: "hace un momento". */
import { elapsed, type Conventions } from "../format.ts";

export const conventions: Conventions = ({ ago }) => ({
  ago: (iso) => (elapsed(iso)[1] === "second" ? "hace un momento" : ago(iso)),
});
