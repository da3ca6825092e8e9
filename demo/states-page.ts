/** A page that shows any state of the widget: those of the tests, one at a time. */
import { states } from "../test/widget/states.ts";
import type { Mounted } from "../test/widget/mounted.ts";

export type ShowState = (name: string, lang: string, scheme: string) => Promise<void>;

let shown: Mounted | undefined;

const showState: ShowState = async (name, lang, scheme) => {
  shown?.leave();
  scrollTo(0, 0);
  const state = states.find((one) => one.name === name);
  if (!state) throw new Error(`There is no state "${name}"`);
  shown = await state.open(lang, scheme);
};

Object.assign(globalThis, { showState, stateNames: states.map(({ name }) => name) });
