import type { Comment } from "../contract/records.ts";
import { drawnTo } from "./drawing.ts";
import type { Services } from "./services.ts";
import { branchOf, findComment } from "./thread-pages.ts";
import { visit } from "./visits.ts";

/** Marks comments as new that came while the reader was there, and leads them to the first of these in the thread. */
export async function meet(services: Services, fresh: readonly Comment[]): Promise<void> {
  const { kept, state, dispatch, focus } = services;
  const { view, reading } = state();
  const [first] = fresh;
  if (!view || !reading || !first) return;
  const above = new Set<string>();
  for (const { parent } of fresh)
    for (let id = parent; id && !above.has(id); id = findComment(view, id)?.parent ?? null) above.add(id);
  dispatch({
    type: "reading",
    reading: {
      ...reading,
      folded: reading.folded.filter((id) => !above.has(id)),
      since: [reading.since, ...fresh.map(({ published }) => justBefore(published))]
        .filter((time) => time !== null)
        .reduce((a, b) => (a < b ? a : b)),
      met: [...reading.met, first.id],
      drawn: Infinity,
    },
  });
  visit(kept, view);
  await drawnTo(services, branchOf(view, first.id));
  focus(`comment-${first.id}`);
}

const justBefore = (time: string): string => new Date(Date.parse(time) - 1).toISOString();
