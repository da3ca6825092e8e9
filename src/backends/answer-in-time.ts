import { inTime } from "./request.ts";

/**
 * Asks somebody else's code, which need not know of signals.
 *
 * @throws BackendError `unreachable` where no answer comes in time, else as `inTime` does.
 */
export const answerInTime = <T>(ask: (signal: AbortSignal) => Promise<T>, caller?: AbortSignal): Promise<T> =>
  inTime((signal) => Promise.race([ask(signal), ended(signal)]), caller);

const ended = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new DOMException("No answer came in time", "AbortError")));
  });
