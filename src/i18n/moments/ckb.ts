import { nearness, type Moments } from "../format.ts";
import { toArabicDigits } from "../conventions/ckb.ts";

export const moments: Moments =
  ({ date: dateOf }) =>
  (iso) => {
    const date = new Date(iso);
    const clock = toArabicDigits(date.toTimeString().slice(0, 5));
    return nearness(date).today ? `ئەمڕۆ کاتژمێر ${clock}` : `${dateOf(iso)}، کاتژمێر ${clock}`;
  };
