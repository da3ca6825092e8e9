/** How many things a shelf holds. */
const kept = 200;

/** What is under the key, read at most once at a time. Failures are not kept; the oldest goes first. */
export function keep<T>(shelf: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const known = shelf.get(key);
  if (known) return known;
  const reading = read();
  if (shelf.size >= kept) shelf.delete(shelf.keys().next().value!);
  shelf.set(key, reading);
  reading.catch(() => shelf.delete(key));
  return reading;
}
