/** Moments in the words that browsers have for a language. They come with the messages that say them. */
import { nearness, tagOf, type Moments } from "../format.ts";

const day: Intl.DateTimeFormatOptions = { day: "numeric", month: "long" };
const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

export const moments: Moments = ({ lang }) => {
  const tag = tagOf(lang);
  const ofThisYear = new Intl.DateTimeFormat(tag, { ...day, ...time });
  const ofOthers = new Intl.DateTimeFormat(tag, { ...day, ...time, year: "numeric" });
  const days = new Intl.DateTimeFormat(tag, day);
  const word = new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(0, "day");
  return (iso) => {
    const date = new Date(iso);
    const { today, thisYear } = nearness(date);
    const words = (thisYear ? ofThisYear : ofOthers).format(date);
    // "3 November at 09:14": the language's own pattern, with its word for today in place of the date.
    return today ? words.replace(days.format(date), word) : words;
  };
};
