/** What a reader does to the thread that they read. */
import type { Comment } from "../contract/records.ts";
import { hiddenAuthorsIn, hiddenIn } from "./hiding.ts";
import { writeEntry } from "./keeping.ts";
import { leadTo, showEarlier } from "./more.ts";
import { isNew, newOnes } from "./new-comments.ts";
import { addressOf } from "./place.ts";
import type { Services } from "./services.ts";
import type { Reading } from "./state.ts";
import { remove } from "./storing.ts";
import { findComment, unfolded } from "./thread-pages.ts";
import { treeOf } from "./tree.ts";
import { foldedIn } from "./visits.ts";
import type { ReadingRequests } from "./view.ts";

export function createReadingRequests(services: Services): ReadingRequests {
  const { kept, state, dispatch, focus, say } = services;
  const change = (changes: Partial<Reading>) => {
    const { reading } = state();
    if (reading) dispatch({ type: "reading", reading: { ...reading, ...changes } });
  };
  const without = (ids: readonly string[] = [], id: string) => ids.filter((one) => one !== id);

  return {
    fold(id) {
      const before = state().reading?.folded ?? [];
      const folded = before.includes(id) ? without(before, id) : [...before, id];
      writeEntry(foldedIn(kept), folded);
      change({ folded });
    },
    menu(id) {
      const before = state().reading?.menu;
      change({ menu: id, copied: null });
      if (!id && before) focus(`more-${before}`);
    },
    copyLink: (id) => void copyLink(id),
    hideComment(id) {
      writeEntry(hiddenIn(kept) + id, Date.now());
      change({ hidden: [...without(state().reading?.hidden, id), id], menu: null });
      focus(`comment-${id}`);
    },
    unhide(id) {
      remove(hiddenIn(kept) + id);
      change({ hidden: without(state().reading?.hidden, id) });
      focus(`comment-${id}`);
    },
    hideAuthor(id) {
      const author = findComment(state().view, id)?.authorId;
      if (!author) return;
      writeEntry(hiddenAuthorsIn(kept) + author, Date.now());
      change({ hiddenAuthors: [...without(state().reading?.hiddenAuthors, author), author], menu: null });
      focus(`comment-${id}`);
    },
    unhideAuthor(id) {
      const author = findComment(state().view, id)?.authorId ?? "";
      remove(hiddenAuthorsIn(kept) + author);
      change({ hiddenAuthors: without(state().reading?.hiddenAuthors, author) });
      focus(`comment-${id}`);
    },
    nextNew() {
      const { all, at } = inOrder();
      const fresh = new Set(newOnes(state()));
      lead((all.find((one, i) => i > at && fresh.has(one)) ?? all.find((one) => fresh.has(one)))?.id);
    },
    previousNew() {
      const { all, at } = inOrder();
      lead(all.findLast((one, i) => i < at && isNew(state(), one))?.id);
    },
    earlier: (list) => void showEarlier(services, list),
    arrivals: () => void services.live().then((part) => part.showArrivals(services)),
  };

  async function copyLink(id: string) {
    try {
      await navigator.clipboard.writeText(addressOf(id));
      change({ copied: true });
      say("linkCopied");
    } catch {
      // A page on plain http has no clipboard, and a reader may refuse it.
      change({ copied: false });
    }
  }

  /** What is shown, from top to bottom, and where the reader was led to last. */
  function inOrder(): { all: Comment[]; at: number } {
    const { view, reading } = state();
    const tops = view?.comments.items ?? [];
    // However many levels are set in, the order is the same.
    const all = tops.flatMap((top) => [top, ...(treeOf(top, 1).below.get(top.id) ?? [])]);
    return { all, at: all.findIndex(({ id }) => id === reading?.met.at(-1)) };
  }

  function lead(id: string | undefined) {
    const { reading, view } = state();
    if (!id || !reading) return;
    const met = [...without(reading.met, id), id];
    change({ met, folded: unfolded(view, reading.folded, id), drawn: Infinity });
    void leadTo(services, id);
  }
}
