/** What newspapers write in German and browsers do not: "heute um 09:14 Uhr", "gerade eben". */
import { elapsed, type Conventions } from "../format.ts";

export const withUhr = (moment: string): string => moment.replace(/\d\d:\d\d/, "$& Uhr");

export const conventions: Conventions = ({ moment, ago }) => ({
  moment: (iso) => withUhr(moment(iso)),
  ago: (iso) => (elapsed(iso)[1] === "second" ? "gerade eben" : ago(iso)),
});
