/** An element that is moved, or opened anew for the same thread, while something of its reader's is on its way. */
import { assert } from "@open-wc/testing";
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { cleanUp, mounted } from "./mounted.ts";

/** A backend that a comment reaches when it is told to. */
function slow() {
  const memory = createMemoryBackend();
  let arrive = () => {};
  const told = new Promise<void>((resolve) => (arrive = resolve));
  const post: CommentsBackend["post"] = async (...values) => {
    await told;
    return memory.post(...values);
  };
  return { memory, backend: { ...memory, post }, arrive };
}

describe("an element that is opened anew while a comment is on its way", () => {
  afterEach(cleanUp);

  const changes = {
    "in another language": (element: Element) => element.setAttribute("lang", "ar"),
    "taken off the page, and put back": async (element: Element) => {
      element.remove();
      await new Promise((resolve) => setTimeout(resolve));
      document.body.prepend(element);
    },
  };
  for (const [how, change] of Object.entries(changes)) {
    it(`shows the comment in the outbox and its form free, then that it arrived: ${how}`, async () => {
      const { memory, backend, arrive } = slow();
      const it = await mounted({ backend });
      await it.send("The 14 bus is late.");
      await it.until("[part~=send][aria-disabled=true]");
      await change(it.element);
      await it.until("[part~=own-outbox]");
      assert.isEmpty(it.all("[part~=send][aria-disabled]"));
      assert.equal((it.find("#text-") as HTMLTextAreaElement).value, "");
      arrive();
      await it.until("[part~=own-pending]");
      assert.isEmpty(it.all("[part~=own-outbox]"));
      assert.lengthOf(memory.waiting(), 1);
    });
  }

  it("goes on as if nothing were where it is only moved", async () => {
    const { memory, backend, arrive } = slow();
    let asked = 0;
    const thread: CommentsBackend["thread"] = (...values) => {
      asked++;
      return memory.thread(...values);
    };
    const it = await mounted({ backend: { ...backend, thread } });
    await it.send("The 14 bus is late.");
    await it.until("[part~=send][aria-disabled=true]");
    for (let n = 0; n < 3; n++) document.body.prepend(it.element);
    const aside = document.createElement("aside");
    aside.append(it.element);
    document.body.append(aside);
    arrive();
    await it.until("[part~=own-pending]");
    assert.equal(asked, 1);
    assert.lengthOf(memory.waiting(), 1);
    aside.remove();
  });
});
