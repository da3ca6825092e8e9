/** What keeps a reader where they are while the thread changes around them. */
import type { LitElement } from "lit";
import type { WidgetState } from "./state.ts";

/** Whether the reader is at this comment: with the focus, with words they selected, or in a form below it. */
export function isAt(root: ShadowRoot, { answering, panel }: WidgetState, id: string): boolean {
  const comment = root.getElementById(`comment-${id}`);
  if (!comment) return false;
  return answering === id || panel?.id === id || [root.activeElement, ...selected(root)].some(isIn);

  function isIn(node: Node | null): boolean {
    return !!node && comment!.contains(node);
  }
}

type ComposedRanges = (this: Selection, root: ShadowRoot) => StaticRange[];

interface SelectingRoot extends ShadowRoot {
  getSelection?: () => Selection | null;
}

/** Both ends of what is selected. Each engine has its own way to tell of what is inside a shadow root. */
function selected(root: SelectingRoot): (Node | null)[] {
  const selection = root.getSelection?.() ?? document.getSelection();
  if (!selection) return [];
  const [range] = composedRanges(selection, root) ?? [];
  const { startContainer, startOffset, endContainer, endOffset } = range ?? {};
  if (range)
    return startContainer === endContainer && startOffset === endOffset
      ? []
      : [startContainer!, endContainer!];
  return selection.isCollapsed ? [] : [selection.anchorNode, selection.focusNode];
}

/** Safari 17 and 18 take the roots themselves, and refuse a record of them. */
function composedRanges(selection: Selection, root: ShadowRoot): StaticRange[] | undefined {
  try {
    return selection.getComposedRanges?.({ shadowRoots: [root] });
  } catch {
    return (selection.getComposedRanges as unknown as ComposedRanges).call(selection, root);
  }
}

/** Where a change is being drawn: others that come meanwhile are drawn with it. */
const keeping = new WeakSet<ShadowRoot>();

/**
 * Makes a change and keeps what the reader looks at where it is in the viewport: what has the focus, else the first
 * comment in sight, else all that follows the widget. Not every browser does so itself.
 *
 * @param leaving Ids of the comments that the change takes away.
 */
export async function keepPlace(
  root: ShadowRoot,
  leaving: readonly string[],
  change: () => void,
): Promise<void> {
  const host = root.host as LitElement;
  if (keeping.has(root)) return change();
  keeping.add(root);
  const place = placeIn(root, leaving);
  const before = place();
  try {
    change();
    // An update may ask for another; one that asks for ever must not take the page with it.
    for (let round = 0; round < 10 && !(await host.updateComplete); round++);
  } finally {
    keeping.delete(root);
  }
  const moved = place() - before;
  if (host.isConnected && Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
}

function placeIn(root: ShadowRoot, leaving: readonly string[]): () => number {
  if (root.host.getBoundingClientRect().bottom <= 0) return () => root.host.getBoundingClientRect().bottom;
  const names = new Set(leaving.map((id) => `comment-${id}`));
  const inSight = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const comments = [...root.querySelectorAll("[id^=comment-]")].filter(({ id }) => !names.has(id));
  const anchor = [root.activeElement, ...comments].find((one) => one?.id && inSight(one));
  // The same element may stand for another comment by then.
  const { id = "" } = anchor ?? {};
  let top = 0;
  return () => (top = root.getElementById(id)?.getBoundingClientRect().top ?? top);
}
