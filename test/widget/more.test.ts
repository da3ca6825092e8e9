import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { showComment, showMore } from "../../src/widget/more.ts";
import { opened } from "./fake-services.ts";
import { emptyBrowser, publish } from "./mounted.ts";

describe("further pages", () => {
  beforeEach(emptyBrowser);

  it("are left aside that were on their way when a link led elsewhere", async () => {
    const memory = createMemoryBackend();
    const ids: string[] = [];
    for (let i = 0; i < 80; i++) ids.push(await publish(memory, { text: `Comment ${i}` }));
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const services = await opened({
      ...memory,
      comments: async (query) => {
        if (query.after) await held;
        return memory.comments(query);
      },
    });
    const more = showMore(services, "");
    await showComment(services, ids[50]!);
    letGo();
    await more;
    const shown = services.state().view!.comments.items.map(({ id }) => id);
    expect(shown).to.deep.equal(ids.slice(50, 70));
    expect(services.state().paging).to.equal(null);
    expect(services.focused.at(-1)).to.equal(`comment-${ids[50]}`);
  });
});
