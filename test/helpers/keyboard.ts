/** A page as the keyboard finds it: where Tab stops, in which order, whether that shows, and whether it leads out again. */
import type { JSHandle, Locator } from "playwright-core";
import { expect } from "vitest";
import { sees } from "./people.ts";

/** Where the focus stands. */
interface Stop {
  name: string;
  /** Its place among what Tab reaches, from zero; -1 where it is elsewhere. */
  at: number;
  /** An outline of two pixels or more is drawn around it, or around what it holds. */
  ring: boolean;
  /** It is in the window, and nothing lies over it. */
  inSight: boolean;
  /** Its middle, from the start of the line and from the top of its column, in pixels. */
  along: number;
  down: number;
  height: number;
  column: number;
}

interface Course {
  /** All that Tab must reach, in the order of the document. */
  names: string[];
  stop(): Stop;
  /** Where Tab led since this was asked last. */
  passed(): Stop[];
  end(): void;
}

/** How many presses lead to what is walked through from anywhere else on a page. */
const detour = 60;

/**
 * Walks by Tab through all that can be reached, from wherever the focus stands: back to the first, on through all of
 * them in the order in which they are read, each in sight and marked, out at the end, and back to the last.
 *
 * @param columns Selects what is read from its top to its bottom by itself; the region, where it is one column.
 * @returns What it stopped at.
 */
export async function walk(region: Locator, columns?: string): Promise<string[]> {
  const { keyboard } = region.page();
  const course = await chart(region, columns);
  const names = await course.evaluate((one) => one.names);
  const stop = (): Promise<Stop> => course.evaluate((one) => one.stop());
  const press = async (key: string, times: number): Promise<Stop[]> => {
    for (let i = 0; i < times; i++) await keyboard.press(key);
    return await course.evaluate((one) => one.passed());
  };

  const comeBack = async (): Promise<number> => {
    for (let presses = 0; presses < detour; presses++) {
      const { at } = await stop();
      if (at >= 0) return at;
      await press("Shift+Tab", 1);
    }
    throw new Error(`Shift+Tab does not lead to ${names.at(-1)}`);
  };

  const at = await comeBack();
  const back = await press("Shift+Tab", at);
  expect(back.map(({ name }) => name)).toEqual(names.slice(0, at).toReversed());

  const stops = [await stop(), ...(await press("Tab", names.length - 1))];
  expect(stops.map(({ name }) => name)).toEqual(names);
  expect(stops.filter(({ ring }) => !ring).map(({ name }) => `No focus shows on ${name}`)).toEqual([]);
  expect(stops.filter(({ inSight }) => !inSight).map(({ name }) => `Out of sight: ${name}`)).toEqual([]);
  expect(stops.flatMap((one, i) => (i ? leap(stops[i - 1]!, one) : []))).toEqual([]);

  await press("Tab", 1);
  const after = await stop();
  // A page that is nothing else begins anew.
  if (after.at > 0) throw new Error(`Tab does not lead out at the end, but to ${after.name}`);
  if (after.at === -1) expect(names[await comeBack()]).toBe(names.at(-1));
  await course.evaluate((one) => one.end());
  await course.dispose();
  return names;
}

/** What is wrong where the first does not come before the second for who reads line by line. */
function leap(first: Stop, second: Stop): string[] {
  if (first.column !== second.column) return [];
  const sameLine = Math.abs(second.down - first.down) < Math.min(first.height, second.height) / 2;
  const inOrder = sameLine ? second.along > first.along : second.down > first.down;
  return inOrder ? [] : [`${second.name} stands before ${first.name}`];
}

/** Waits until the focus is there, where it must show and be in sight. */
export async function standsOn(what: Locator): Promise<void> {
  await sees(what);
  const page = what.page();
  const focused = await what
    .and(page.locator(":focus"))
    .waitFor()
    .then(
      () => true,
      () => false,
    );
  const course = await chart(page.locator("body"));
  const { name, ring, inSight } = await course.evaluate((one) => {
    one.end();
    return one.stop();
  });
  await course.dispose();
  if (!focused) throw new Error(`The focus is not on ${String(what)} but on ${name}`);
  expect({ name, ring, inSight }).toEqual({ name, ring: true, inSight: true });
}

const chart = (region: Locator, columns = ":scope"): Promise<JSHandle<Course>> =>
  region.evaluateHandle(read, columns);

/** Runs in the page, and sees nothing of this file. */
function read(region: Element, columns: string): Course {
  const children = (element: Element): Element[] => {
    if (element.shadowRoot) return [...element.shadowRoot.children];
    const slotted = element instanceof HTMLSlotElement ? element.assignedElements() : [];
    return slotted.length ? slotted : [...element.children];
  };
  const inside = (element: Element): Element[] =>
    children(element).flatMap((child) => [child, ...inside(child)]);
  const isRadio = (element: Element): element is HTMLInputElement => element.matches("input[type=radio]");
  // Of a group of radio buttons Tab reaches one; arrows lead to the others.
  const stands = (element: Element, other: Element | null): boolean =>
    element === other || (!!other && isRadio(element) && isRadio(other) && element.name === other.name);
  const all = inside(region);
  const reached = all
    .filter((element): element is HTMLElement => element instanceof HTMLElement)
    .filter((element) => element.matches("a[href], button, input, select, textarea, summary, [tabindex]"))
    .filter((element) => element.tabIndex >= 0 && !element.matches(":disabled") && element.checkVisibility())
    .filter((one, i, list) => list.findIndex((other) => stands(other, one)) === i);
  const tops = columns === ":scope" ? [region] : all.filter((element) => element.matches(columns));
  const columnOf = new Map(tops.flatMap((top, i) => inside(top).map((element) => [element, i] as const)));

  const nameOf = (element: Element): string => {
    const label =
      element.getAttribute("aria-label") ?? (element as HTMLInputElement).labels?.[0]?.textContent;
    const words = (label ?? element.textContent).trim().replaceAll(/\s+/g, " ").slice(0, 50);
    return isRadio(element) ? `radio ${element.name}` : `${element.localName} “${words}”`;
  };
  const rings = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== "rgba(0, 0, 0, 0)";
  };
  const deepest = (find: (root: Document | ShadowRoot) => Element | null): Element | null => {
    let found = find(document);
    for (let next = found; next?.shadowRoot && (next = find(next.shadowRoot));) {
      if (next === found) break;
      found = next;
    }
    return found;
  };
  const isInSight = (element: Element, { left, right, top, bottom }: DOMRect): boolean => {
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const hit = deepest((root) => root.elementFromPoint(x, y));
    return element.contains(hit);
  };
  const stop = (): Stop => {
    const element = deepest((root) => root.activeElement) ?? document.body;
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const column = columnOf.get(element) ?? -1;
    const edge = (tops[column] ?? region).getBoundingClientRect();
    const middle = (box.left + box.right) / 2;
    const rtl = getComputedStyle(element).direction === "rtl";
    return {
      name: nameOf(element),
      at: reached.findIndex((other) => stands(other, element)),
      ring: element !== document.body && [element, ...element.children].some(rings),
      inSight: isInSight(element, box),
      along: rtl ? edge.right - middle : middle - edge.left,
      down: (box.top + box.bottom) / 2 - edge.top + (tops[column]?.scrollTop ?? 0),
      height: box.height,
      column,
    };
  };
  const stops: Stop[] = [];
  // By then the page has scrolled to it.
  const note = ({ key }: KeyboardEvent) => void (key === "Tab" && stops.push(stop()));
  addEventListener("keyup", note, { capture: true });
  return {
    names: reached.map(nameOf),
    stop,
    passed: () => stops.splice(0),
    end: () => removeEventListener("keyup", note, { capture: true }),
  };
}
