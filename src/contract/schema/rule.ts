/**
 * `required`: the element works, without a button that does nothing. `full`: all that our own server does; a backend
 * may leave it out, and answers a call that it does not have with 404 `not-found`.
 */
export const levels = ["required", "full"] as const;
export type Level = (typeof levels)[number];

export interface Rule {
  level: Level;
  /** One sentence, in CommonMark. */
  says: string;
}

export const required = (says: string): Rule => ({ level: "required", says });
export const full = (says: string): Rule => ({ level: "full", says });
