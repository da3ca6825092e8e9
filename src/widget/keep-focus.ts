/**
 * Keeps the reader's place when what they stand on goes, or is drawn anew: a comment that went by itself meanwhile, a
 * button that is no more. Browsers let the focus fall back to the page as a whole.
 */
export function keepFocus(root: ShadowRoot): void {
  let stood: Element | null = null;
  let around: string[] = [];

  const changes = new MutationObserver(() => {
    if (!stood || stood.isConnected) return;
    leave();
    for (const id of around) {
      // They may look at another part of the page by now.
      root.getElementById(id)?.focus({ preventScroll: true });
      if (root.activeElement) return;
    }
  });
  const stand = (element: Element) => {
    stood = element;
    around = [...idsAround(element), "heading"];
    changes.observe(root, { childList: true, subtree: true });
  };
  const leave = () => {
    stood = null;
    changes.disconnect();
  };

  if (root.activeElement) stand(root.activeElement);
  root.addEventListener("focusin", ({ target }) => stand(target as Element));
  root.addEventListener("focusout", ({ target }) =>
    // Where it is being taken out, it is no longer there in a moment.
    queueMicrotask(() => {
      if (target === stood && stood?.isConnected) leave();
    }),
  );
}

/** From the inside out. */
function idsAround(element: Element): string[] {
  const ids: string[] = [];
  for (let one: Element | null = element; one; one = one.parentElement) if (one.id) ids.push(one.id);
  return ids;
}
