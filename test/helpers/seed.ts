/** One seed for all that is drawn at random in a run, so that a failure can be repeated: `SEED=… npm test`. */
import fc from "fast-check";

export const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));

fc.configureGlobal({ seed });
