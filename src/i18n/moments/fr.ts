import { firstOfMonth } from "../conventions/fr.ts";
import type { Moments } from "../format.ts";
import { moments as ofBrowsers } from "./browsers.ts";

export const moments: Moments = (format) => {
  const moment = ofBrowsers(format);
  return (iso) => firstOfMonth(moment(iso));
};
