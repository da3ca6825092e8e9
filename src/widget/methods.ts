/** What a page's script asks of the element: each says whether it could be done. */
import { showComment } from "./more.ts";
import { loadThread } from "./read-thread.ts";
import type { Services } from "./services.ts";
import { hasForm, isShown } from "./words.ts";

/** Not where the element has left the page, or gone on to another thread. */
const isShowing = ({ signal }: Services): boolean => !signal.aborted;

export const methods = {
  async reload(services: Services): Promise<boolean> {
    await loadThread(services);
    return isShowing(services) && services.state().phase === "ready";
  },

  focusForm(services: Services): boolean {
    const there = isShowing(services) && hasForm(services.state(), "");
    if (there) services.focus("text-");
    return there;
  },

  async scrollToComment(services: Services, id: string): Promise<boolean> {
    await showComment(services, id);
    const { own } = services.state();
    const there = isShown(services.state(), id) || own.some(({ comment }) => comment?.id === id);
    return isShowing(services) && there;
  },
};
