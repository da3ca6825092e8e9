import { expect } from "@open-wc/testing";
import { eventually } from "../helpers/eventually.ts";
import { scaled } from "../helpers/scale.ts";
import { longThread } from "./long-thread.ts";
import { cleanUp, emptyBrowser, mounted, type Mounted } from "./mounted.ts";

const last = (it: Mounted) => it.all("[part=thread] [part=text]").at(-1)?.textContent;

describe("long threads", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("are drawn in chunks, a few comments each frame, the first at once", async () => {
    const drawn: number[] = [];
    const element = document.createElement("afterword-comments");
    const observer = new MutationObserver(() => {
      const now = element.shadowRoot!.querySelectorAll("[part=comment]").length;
      if (now !== drawn.at(-1)) drawn.push(now);
    });
    const originalAttach = element.attachShadow.bind(element);
    element.attachShadow = (init) => {
      const root = originalAttach(init);
      observer.observe(root, { childList: true, subtree: true });
      return root;
    };
    element.backend = longThread({ comments: 1000, page: 1000 });
    for (const [name, value] of Object.entries({ thread: "k", lang: "en", loading: "eager" }))
      element.setAttribute(name, value);
    document.body.append(element);
    await eventually(() => drawn.at(-1) === 1000);
    observer.disconnect();
    const steps = drawn.map((now, i) => now - (drawn[i - 1] ?? 0)).filter(Boolean);
    expect(Math.max(...steps)).to.be.at.most(45);
    expect(steps.length).to.be.at.least(20);
    const offscreen = getComputedStyle(element.shadowRoot!.querySelector(".list > li:last-child")!);
    if (CSS.supports("content-visibility", "auto")) expect(offscreen.contentVisibility).to.equal("auto");
  });

  it("can be linked into while they are drawn", async () => {
    history.replaceState(null, "", "#comment-c900");
    const it = await mounted({ backend: longThread({ comments: 1000, page: 1000 }) });
    await eventually(() => it.focused()?.id === "comment-c900");
    await eventually(() => {
      const { top, bottom } = it.find('[id="comment-c900"]').getBoundingClientRect();
      return top < innerHeight && bottom > 0;
    }, "it is out of sight");
  });

  it("keep no more than a thousand comments while ten thousand are paged through, and find back", async function () {
    this.timeout(600_000);
    const comments = Math.ceil(scaled(10_000, 2_000) / 200) * 200;
    const it = await mounted({ backend: longThread({ comments, page: 200 }) });
    let most = 0;
    for (let shown = 200; shown < comments; shown += 200) {
      await it.press("[part~=more-button]");
      await eventually(() => last(it) === `Comment ${shown + 199}`);
      most = Math.max(most, it.all("[part=comment]").length);
      expect(it.focused()?.id).to.equal(`comment-c${shown}`);
    }
    expect(most).to.equal(1000);
    expect(it.all("*").length).to.be.below(30_000);
    expect(it.all("[part~=more-button]")).to.have.length(0);
    await it.press("[part~=earlier-button]");
    await eventually(
      () => it.all("[part=thread] [part=text]")[0]?.textContent === `Comment ${comments - 1200}`,
    );
    expect(it.all("[part=comment]")).to.have.length(1000);
    expect(it.focused()?.id).to.equal(`comment-c${comments - 1001}`);
    expect(it.text("[part~=more-button]")).to.equal("Show further comments");
  });

  it("leave the reader where they are when earlier pages come and go", async () => {
    const it = await mounted({ backend: longThread({ comments: 3_000, page: 200 }) });
    for (let shown = 200; shown < 1_400; shown += 200) {
      await it.press("[part~=more-button]");
      await eventually(() => last(it) === `Comment ${shown + 199}`);
      await eventually(() => {
        const { top, bottom } = it.find(`[id="comment-c${shown}"]`).getBoundingClientRect();
        return it.focused()?.id === `comment-c${shown}` && top < innerHeight && bottom > 0;
      }, "the first new comment is out of sight");
    }
  });

  it("draw no comment anew for what is written in the form", async () => {
    const it = await mounted({ backend: longThread({ comments: 200, page: 200 }) });
    await eventually(() => last(it) === "Comment 199");
    await it.touch();
    await it.write("#text-", "A");
    const changed: Node[] = [];
    const observer = new MutationObserver((records) => changed.push(...records.map(({ target }) => target)));
    observer.observe(it.find("[part=list]"), {
      childList: true,
      subtree: true,
      attributes: true,
      characterData: true,
    });
    await it.write("#text-", "As");
    await it.element.updateComplete;
    expect(changed).to.deep.equal([]);
    observer.disconnect();
  });
});
