/** Calls `wake` once: when the element nears the viewport, or at once where it is asked for by name. */
export function whenNear(element: Element, wake: () => void): () => void {
  if (
    element.getAttribute("loading") === "eager" ||
    location.hash.startsWith("#comment-") ||
    matchMedia("print").matches
  ) {
    wake();
    return () => {};
  }
  const stop = () => {
    observer.disconnect();
    removeEventListener("beforeprint", now);
  };
  const now = () => {
    stop();
    wake();
  };
  const observer = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && now(),
    {
      rootMargin: "900px 0px",
    },
  );
  observer.observe(element);
  addEventListener("beforeprint", now);
  return stop;
}
