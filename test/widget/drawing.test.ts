import { expect } from "@open-wc/testing";
import type { ThreadView } from "../../src/contract/records.ts";
import { drawOn } from "../../src/widget/drawing.ts";
import type { Services } from "../../src/widget/services.ts";
import { start, type Reading, type WidgetState } from "../../src/widget/state.ts";
import { made } from "./long-thread.ts";

describe("drawing a long page", () => {
  it("goes on to the end where its first comment leaves meanwhile", async () => {
    const items = Array.from({ length: 100 }, (_, n) => made(`c${n}`, n));
    const showing = (shown: typeof items) =>
      ({ comments: { items: shown, total: 100, next: null, previous: null } }) as unknown as ThreadView;
    let state: WidgetState = { ...start, view: showing(items), reading: { drawn: 40 } as Reading };
    const done = drawOn({
      state: () => state,
      dispatch: (action: { reading: Reading }) => (state = { ...state, reading: action.reading }),
      signal: new AbortController().signal,
    } as unknown as Services);
    state = { ...state, view: showing(items.slice(1)) };
    await done;
    expect(state.reading?.drawn).to.equal(Infinity);
  });
});
