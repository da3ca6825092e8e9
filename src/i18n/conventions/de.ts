/** What newspapers write in German and browsers do not: "gerade eben". */
import { elapsed, type Conventions } from "../format.ts";

export const conventions: Conventions = ({ ago }) => ({
  ago: (iso) => (elapsed(iso)[1] === "second" ? "gerade eben" : ago(iso)),
});
