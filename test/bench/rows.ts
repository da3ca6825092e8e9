/** A line of the table: what was measured, beside what, and how it had to come out. */
export interface Row {
  group: string;
  what: string;
  /** In words and numbers, as the table shows it. */
  figure: string;
  /** What the bar is about. */
  value: number;
  /** The most that `value` may be; `null` where nothing was promised. */
  bar: number | null;
  unit: string;
  /** Where the time goes: for a row that misses its bar. */
  profile?: string[];
}

export const isMet = ({ value, bar }: Row): boolean => bar === null || value <= bar;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Runs each contender in every round, in another order each time, and answers with what each took by round. The first
 * round is for warming up, and counts nothing.
 */
export async function alternate<Name extends string>(
  rounds: number,
  contenders: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contenders) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round++) {
    const order = names.map((_, place) => names[(place + round) % names.length]!);
    for (const name of order) {
      const value = await contenders[name]();
      if (round > 0) taken[name].push(value);
    }
  }
  return taken;
}

/** The median of the ratios by round: a machine that slows down slows both. */
export const ratio = (over: readonly number[], under: readonly number[]): number =>
  median(over.map((value, round) => value / under[round]!));
