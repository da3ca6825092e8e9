/** Comments that readers recommend while a thread is read in that order, so that one of them stands on two pages. */
import { expect } from "@open-wc/testing";
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { BackendError } from "../../src/backends/request.ts";
import type { CommentPage, ThreadView } from "../../src/contract/records.ts";
import { placed } from "../../src/widget/linking.ts";
import { readAgain } from "../../src/widget/read-again.ts";
import { made } from "./long-thread.ts";
import { opened } from "./fake-services.ts";
import { emptyBrowser } from "./mounted.ts";

const page = (numbers: number[], ends: Partial<CommentPage> = {}): CommentPage => ({
  items: numbers.map((n) => made(`c${n}`, n)),
  total: 9,
  next: null,
  previous: null,
  ...ends,
});

/** A thread whose first page is this one, and whose others are found by what is asked for. */
function backendOf(first: CommentPage, others: Record<string, CommentPage>): CommentsBackend {
  const memory = createMemoryBackend();
  return {
    ...memory,
    thread: async (query) => ({ ...(await memory.thread(query)), sort: "recommended", comments: first }),
    async comments({ after, before, from }) {
      const found = others[after ?? before ?? from ?? ""];
      if (!found) throw new BackendError("unknown-comment");
      return found;
    },
  };
}

const ids = ({ comments }: ThreadView): string[] => comments.items.map(({ id }) => id);

describe("a comment that moves between pages", () => {
  beforeEach(emptyBrowser);

  it("stands once in what is read again", async () => {
    const services = await opened(
      backendOf(page([1, 2, 3], { next: "after 3" }), { "after 3": page([2, 3, 4], { next: null }) }),
    );
    const shown = { ...services.state().view!, comments: page([1, 2, 3, 4]) };
    expect(ids(await readAgain(services, shown))).to.deep.equal(["c1", "c2", "c3", "c4"]);
  });

  it("stands once where a link leads to the end of the thread", async () => {
    const services = await opened(
      backendOf(page([1], { next: "after 1" }), {
        c8: page([8, 9], { previous: "before 8" }),
        "before 8": page([5, 6, 9]),
      }),
    );
    const { view } = await placed(services, services.state().view!, "c8");
    expect(ids(view)).to.have.members(["c5", "c6", "c8", "c9"]);
    expect(ids(view)).to.have.length(4);
  });

  it("stands once where a link is followed page by page", async () => {
    const services = await opened(
      backendOf(page([1, 2], { next: "after 2" }), {
        c4: page([1, 2], { next: "after 2" }),
        "after 2": page([2, 3], { next: "after 3" }),
        "after 3": page([3, 4]),
      }),
    );
    const { view } = await placed(services, services.state().view!, "c4");
    expect(ids(view)).to.deep.equal(["c1", "c2", "c3", "c4"]);
  });
});
