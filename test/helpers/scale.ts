/**
 * How large a run is: 1 reaches the counts that the project promises (`npm run test:long`), the default 0.05 keeps
 * `npm test` short.
 */
export const scale = Number(process.env["SCALE"] ?? 0.05);

/** `full` at scale 1, proportionally less below it, but never less than `least`. */
export const scaled = (full: number, least = 1): number => Math.max(least, Math.round(full * scale));
