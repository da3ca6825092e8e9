/** Whether an element is wanted at once, wherever it stands: by its author, or by a link to a comment. */
export const isEager = (element: Element): boolean =>
  element.matches("[loading=eager]") || /#comment-/.test(location.href);

/** How far before the viewport an element counts as near. */
export const nearby = { rootMargin: "900px" };

/** Calls `come` when the element nears the viewport, and when it is wanted on paper, until what it returns is called. */
export function whenNear(element: Element, come: () => void): () => void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    come();
  }, nearby);
  observer.observe(element);
  addEventListener("beforeprint", come);
  return () => {
    observer.disconnect();
    removeEventListener("beforeprint", come);
  };
}
