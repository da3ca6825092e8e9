/** What a page's script asks of the element: each says whether it could be done. */
import { showComment } from "./more.ts";
import { loadThread } from "./read-thread.ts";
import type { Services } from "./services.ts";
import { hasForm, isShown } from "./words.ts";

export const methods = {
  async reload(services: Services): Promise<boolean> {
    await loadThread(services);
    return services.state().phase === "ready";
  },

  focusForm({ state, focus }: Services): boolean {
    const there = hasForm(state(), "");
    if (there) focus("text-");
    return there;
  },

  async scrollToComment(services: Services, id: string): Promise<boolean> {
    await showComment(services, id);
    const { own } = services.state();
    return isShown(services.state(), id) || own.some(({ comment }) => comment?.id === id);
  },
};
