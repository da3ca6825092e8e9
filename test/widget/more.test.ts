import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { showComment, showMore } from "../../src/widget/more.ts";
import { opened } from "./fake-services.ts";
import { emptyBrowser, publish } from "./mounted.ts";

describe("further pages", () => {
  beforeEach(emptyBrowser);

  it("are looked through for a comment also while one of them is on its way", async () => {
    const memory = createMemoryBackend();
    const ids: string[] = [];
    for (let i = 0; i < 50; i++) ids.push(await publish(memory, { text: `Comment ${i}` }));
    const services = await opened({
      ...memory,
      // As from a network: not before the browser had time for something else.
      comments: async (query) => {
        await new Promise((resolve) => setTimeout(resolve));
        return memory.comments(query);
      },
    });
    const more = showMore(services, "");
    await showComment(services, ids.at(-1)!);
    await more;
    expect(services.state().view?.comments.items).to.have.length(50);
    expect(services.focused).to.include(`comment-${ids.at(-1)}`);
  });
});
