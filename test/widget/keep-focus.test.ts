import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { eventually } from "../helpers/eventually.ts";
import { failing, type Post, watched } from "./failing-posts.ts";
import { cleanUp, connection, emptyBrowser, mounted, type Mounted } from "./mounted.ts";

describe("the focus", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  /** A comment stands in the outbox, whose next attempt is this one. */
  async function held(next: (post: Post) => Post) {
    const { backend } = watched(createMemoryBackend(), next);
    const goOnline = connection(false);
    const it = await mounted({ backend });
    await it.send("Hello");
    const card = await it.until("[part~=own-outbox]");
    await eventually(() => it.focused() === card);
    const comeBack = () => {
      goOnline();
      window.dispatchEvent(new Event("online"));
    };
    return { it, card, comeBack };
  }

  const labels = (it: Mounted, part: string) =>
    it.all(`[part~=${part}] [part=action]`).map(({ textContent }) => textContent.trim());

  it("stays with a comment that goes by itself", async () => {
    const { it, card, comeBack } = await held((post) => post);
    comeBack();
    const pending = await it.until("[part~=own-pending]");
    expect(pending).not.to.equal(card);
    await eventually(() => it.focused() === pending);
  });

  it("falls back to the comment from a button that is no more, and not to the one in its place", async () => {
    const { it, card, comeBack } = await held(() => failing("invalid"));
    await it.write("#text-", "Another");
    expect(labels(it, "own-outbox")).to.deep.equal(["Send now", "Cancel"]);
    it.all("[part~=own-outbox] [part=action]")[1]!.focus();
    comeBack();
    await eventually(() => labels(it, "own-outbox")[1] === "Dismiss");
    await eventually(() => it.focused() === card);
  });

  it("goes to the heading where nothing around it is left", async () => {
    const it = await mounted();
    await it.write("#text-", "Hello");
    it.find("#text-").focus();
    const closed = createMemoryBackend();
    closed.close("k");
    it.element.backend = closed;
    await it.until("[part=closed]");
    await eventually(() => it.focused() === it.find("#heading"));
  });

  it("is not called back by what goes where a reader no longer is", async () => {
    const { it, comeBack } = await held((post) => post);
    const elsewhere = document.createElement("button");
    document.body.append(elsewhere);
    elsewhere.focus();
    comeBack();
    await it.until("[part~=own-pending]");
    await it.touch();
    expect(document.activeElement).to.equal(elsewhere);
    elsewhere.remove();
  });

  it("is not called back from nowhere", async () => {
    const { it, card, comeBack } = await held((post) => post);
    card.blur();
    comeBack();
    await it.until("[part~=own-pending]");
    await it.touch();
    expect(it.focused()).to.equal(null);
  });
});
