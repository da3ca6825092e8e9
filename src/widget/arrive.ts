/** What follows the first sight of a thread: the comment that was linked to, the reader's own, news of other tabs. */
import { keepApart } from "./keeping.ts";
import { restore } from "./kept.ts";
import { follow } from "./follow.ts";
import { showComment } from "./more.ts";
import { resume } from "./send.ts";
import type { Services } from "./services.ts";

export async function arrive(services: Services): Promise<void> {
  const linked = /^#comment-(.+)/.exec(location.hash)?.[1];
  if (linked) await showComment(services, linked);
  await follow(services);
  await resume(services);
}

/** @param name The entry that another tab changed, or `null` where it cleared all. */
export function elsewhere(services: Services, name: string | null): void {
  if (name?.startsWith("draft ")) keepApart(services.kept, name);
  else restore(services);
}
