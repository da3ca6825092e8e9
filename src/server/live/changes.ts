import type { Changes, Tell } from "../domain/live-ports.ts";

/**
 * Carries word of changes from who makes them, or hears of them, to who keeps something that they touch.
 *
 * How late it comes: a change made in this process is told before whoever asked for it is answered. One made by another
 * process comes with its commit where `Live.listening()` holds. On SQLite "anything" is told within `pollEvery`
 * milliseconds of it; and every so often where nobody can say (the database is away, or knows no notifications).
 */
export function createChanges(): Changes {
  const listeners = new Set<Tell>();
  return {
    tell(change) {
      for (const listener of listeners) listener(change);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
