/** A part of the widget that is loaded when it is first needed, and looked at in between. */
export interface Lazy<Part> {
  /** What is loaded by now. */
  readonly now: Part | undefined;
  /** Loads it, once. After a failure it may be asked again. */
  load: () => Promise<Part>;
}

export function lazy<Part>(bring: () => Promise<Part>): Lazy<Part> {
  let now: Part | undefined;
  let arriving: Promise<Part> | undefined;
  const load = async () => {
    try {
      return (now = await (arriving ??= bring()));
    } catch (error) {
      arriving = undefined;
      throw error;
    }
  };
  return {
    get now() {
      return now;
    },
    load,
  };
}
