import type { Moments } from "../format.ts";
import { moments as ofBrowsers } from "./browsers.ts";

/** "heute um 09:14 Uhr". */
export const withUhr = (moment: string): string => moment.replace(/\d\d:\d\d/, "$& Uhr");

export const moments: Moments = (format) => {
  const moment = ofBrowsers(format);
  return (iso) => withUhr(moment(iso));
};
