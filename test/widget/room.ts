/** Whether what an element shows has room: nothing beyond its edges, nothing cut, nothing on top of another. */

/** Of rounding, in pixels. */
const slack = 1;

/** How far rings, the sign that folds, and what of a button is only for fingers may hang into the page's margin. */
const hanging = 13;

interface Box {
  within: Element;
  of: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Pushed in at the end, as a reader's own style sheet would be (WCAG 2.2, 1.4.12). */
export const spacing = new CSSStyleSheet();
spacing.replaceSync(`
  * {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
  }
  p {
    margin-block-end: 2em !important;
  }
`);

/** What is only for screen readers is cut to nothing on purpose; what the newsroom chose stands below as a whole. */
const cutOnPurpose = ".hidden, .word, .chosen .body";
/** Cuts off at its edges; in Firefox also white space that hangs over them. */
const clipping = ".body";
/** Stands above the thread and takes no room in it. */
const above = ".live, .next";

const named = (element: Element): string =>
  `${element.localName}${element.id ? `#${element.id}` : ""}[${element.getAttribute("part") ?? element.className}]`;

const boxOf = (within: Element, of: string, { left, right, top, bottom }: DOMRect): Box => ({
  within,
  of,
  left,
  right,
  top,
  bottom,
});

const isDrawn = (element: Element): boolean =>
  !element.closest(".hidden, .word, option") && element.checkVisibility({ visibilityProperty: true });

/** Each word as it is drawn, in as many pieces as it is broken into. White space may hang over an edge. */
function wordsOf(root: ShadowRoot): Box[] {
  const words: Box[] = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    if (!text.data.trim() || !isDrawn(text.parentElement!)) continue;
    const end = text.parentElement!.closest(cutOnPurpose)?.getBoundingClientRect().bottom ?? Infinity;
    for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      for (const rect of range.getClientRects())
        if (rect.width > 0 && rect.top < end) words.push(boxOf(text.parentElement!, word.slice(0, 40), rect));
    }
  }
  return words;
}

/** Two texts on one line of sight: their middles, as the boxes of two lines may well touch. */
function meet(one: Box, two: Box): boolean {
  const middle = ({ top, bottom }: Box) => [top + (bottom - top) / 4, bottom - (bottom - top) / 4] as const;
  const [a, b] = middle(one);
  const [c, d] = middle(two);
  return a < d && c < b && one.left < two.right - slack && two.left < one.right - slack;
}

function* collisions(boxes: Box[]): Generator<string> {
  const sorted = boxes.toSorted((a, b) => a.top - b.top);
  for (const [i, one] of sorted.entries())
    for (let at = i + 1; at < sorted.length && sorted[at]!.top < one.bottom; at++)
      if (meet(one, sorted[at]!)) yield `${one.of} stands on ${sorted[at]!.of}`;
}

function* cut(elements: Element[]): Generator<string> {
  for (const element of elements) {
    const { overflowX, overflowY } = getComputedStyle(element);
    const wide = element.scrollWidth - element.clientWidth;
    const high = element.scrollHeight - element.clientHeight;
    if (element.clientWidth && overflowX !== "visible" && !element.matches(clipping) && wide > slack)
      yield `${named(element)} is cut by ${wide} px in its width`;
    if (element.clientHeight && /hidden|clip/.test(overflowY) && high > slack)
      yield `${named(element)} is cut by ${high} px in its height`;
  }
}

/** @returns What has no room, in words; an empty list where all has. */
export function lackOfRoom(element: HTMLElement): string[] {
  const root = element.shadowRoot!;
  const drawn = [...root.querySelectorAll("*")].filter(isDrawn);
  const words = wordsOf(root);
  const reaching = (boxes: Box[], margin: number) =>
    boxes.flatMap(({ within, of, ...box }) => {
      const { left, right, width } = (within.closest(clipping) ?? element).getBoundingClientRect();
      const fits = box.left >= left - margin && box.right <= right + margin;
      return fits ? [] : [`${of} reaches from ${box.left - left} to ${box.right - left} of ${width} px`];
    });
  return [
    ...reaching(
      words.filter(({ within }) => !within.closest(".fold")),
      slack,
    ),
    ...reaching(
      drawn.map((one) => boxOf(one, named(one), one.getBoundingClientRect())),
      hanging,
    ),
    ...cut(drawn.filter((one) => !one.matches(cutOnPurpose))),
    ...collisions(words.filter(({ within }) => !within.closest(above))),
    ...(document.body.scrollWidth > document.body.clientWidth
      ? [`the page scrolls: ${document.body.scrollWidth} px`]
      : []),
  ];
}
