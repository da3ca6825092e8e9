/** How many calls of one kind are under way at once: other people's servers have readers too. */
const atOnce = 4;

/** What the work makes of each, in the order of the list. The first that fails ends it. */
export async function fewAtATime<T, Result>(
  list: readonly T[],
  work: (one: T) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const rest = list.entries();
  const worker = async () => {
    for (const [i, one] of rest) results[i] = await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
