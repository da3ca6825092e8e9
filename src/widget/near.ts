/** Whether an element is wanted at once, wherever it stands: by its author, by a link to a comment, or for paper. */
export const isEager = (element: Element): boolean =>
  element.matches("[loading=eager]") || /#comment-/.test(location.href);

/** How far before the viewport an element counts as near. */
export const nearby = { rootMargin: "900px" };

/** Calls `come` once, when the element is wanted or nears the viewport; not after what it returns was called. */
export function whenNear(element: Element, come: () => void): () => void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    come();
  }, nearby);
  if (isEager(element)) come();
  else observer.observe(element);
  return () => observer.disconnect();
}
