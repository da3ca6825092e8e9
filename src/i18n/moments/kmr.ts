import { nearness, type Moments } from "../format.ts";

export const moments: Moments =
  ({ date: dateOf }) =>
  (iso) => {
    const date = new Date(iso);
    const clock = date.toTimeString().slice(0, 5);
    return nearness(date).today ? `îro saet ${clock}` : `${dateOf(iso)}, saet ${clock}`;
  };
