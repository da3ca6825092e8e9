/** An element that is dark when the page says so, by classes or attributes of what is around the element. */
import type { AfterwordComments } from "./comments-element.ts";

/** What ends the following of each element. */
const ends = new WeakMap<Element, () => void>();

/** @param leave What is called when the element leaves its page. */
export function followPage(element: AfterwordComments, leave: (() => void)[]): void {
  ends.get(element)?.();
  const { darkWhen, scheme } = element;
  if (!darkWhen || !element.isConnected) return;
  const around = [...withAncestors(element)];
  const look = () => {
    element.scheme = around.some((one) => one.matches(darkWhen)) ? "dark" : "light";
  };
  try {
    look();
  } catch (error) {
    return void import("../backends/tell-developer.ts").then(
      (it) => it.tellDeveloper("cannot read dark-when:", error),
      () => {},
    );
  }
  const observer = new MutationObserver(look);
  for (const one of around) observer.observe(one, { attributes: true });
  const end = () => {
    if (ends.get(element) !== end) return;
    ends.delete(element);
    observer.disconnect();
    element.scheme = scheme;
  };
  ends.set(element, end);
  leave.push(end);
}

/** Out of shadow roots too: what a page says of itself it says at its root. */
function* withAncestors(element: Element): Generator<Element> {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at instanceof Element) yield at;
}
