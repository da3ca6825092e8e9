import type { Moments } from "../format.ts";
import { moments as ofBrowsers } from "./browsers.ts";

/** "a la 01:05": one o’clock alone is singular. */
export const atOne = (moment: string): string => moment.replace("a las 01:", "a la 01:");

export const moments: Moments = (format) => {
  const moment = ofBrowsers(format);
  return (iso) => atOne(moment(iso));
};
