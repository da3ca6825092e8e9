/** A part of the widget that is loaded when it is first needed, and looked at in between. */
export interface Lazy<Part> {
  /** What is loaded by now. */
  readonly now: Part | undefined;
  /** Loads it, once. After a failure it may be asked again. */
  load: () => Promise<Part>;
}

/**
 * @param arrived What is done first of all with the part, once it is there. Everybody gets the same promise: what a
 *   reader types while it loads is told in the order it was typed.
 */
export function lazy<Part>(bring: () => Promise<Part>, arrived?: (part: Part) => void): Lazy<Part> {
  let now: Part | undefined;
  let arriving: Promise<Part> | undefined;
  const first = async () => {
    now = await bring();
    arrived?.(now);
    return now;
  };
  return {
    get now() {
      return now;
    },
    load: () =>
      (arriving ??= first().catch((error: unknown) => {
        arriving = undefined;
        throw error;
      })),
  };
}
