import { expect } from "@open-wc/testing";
import { createStaticBackend, openStaticFile, type StaticFile } from "../../src/backends/static.ts";
import { BackendError } from "../../src/backends/request.ts";

const published = "2026-11-22T08:00:00Z";
const marit = { id: "1", author: "Marit", text: "I drove the 14 bus.", published };
const tomas = { id: "2", author: "Tomas", text: "In snow?", published: "2026-11-22T09:00:00Z" };
const rules = [{ id: "kind", label: "Be kind" }];

const file = (value: StaticFile) => `data:application/json,${encodeURIComponent(JSON.stringify(value))}`;
const threadOf = (value: StaticFile, key = "k") =>
  openStaticFile(file(value), {}).thread({ site: "default", key, lang: "en" });

describe("comments from a file", () => {
  it("may be a list, a thread, or several threads by their keys", async () => {
    for (const given of [
      [marit, tomas],
      { comments: [marit, tomas] },
      { threads: { k: [marit, tomas] } },
      { threads: { k: { comments: [marit, tomas] } } },
    ]) {
      const view = await threadOf(given);
      expect(view.comments.items.map(({ id }) => id)).to.deep.equal(["1", "2"]);
      expect(view.thread.count).to.equal(2);
    }
  });

  it("are none for a key that the file does not hold, also one that every object has", async () => {
    for (const key of ["other", "constructor", "__proto__"]) {
      expect((await threadOf({ threads: { k: [marit] } }, key)).comments.items).to.deep.equal([]);
    }
  });

  it("are the same nested and flat", async () => {
    const nested = await threadOf([{ ...marit, replies: [tomas] }]);
    const flat = await threadOf([{ ...tomas, parent: "1" }, marit]);
    expect(nested.comments).to.deep.equal(flat.comments);
    expect(nested.comments.items[0]!.replies!.items[0]).to.include({ id: "2", parent: "1" });
  });

  it("are to be read only: nothing is offered that could not be done", async () => {
    const backend = openStaticFile(file([marit]), {});
    const view = await backend.thread({ site: "default", key: "k" });
    expect(view.thread).to.include({ open: false, closed: null });
    const offered = Object.keys(backend).toSorted();
    expect(offered).to.deep.equal(["comments", "counts", "guidelines", "post", "thread"]);
    expect((await threadOf({ comments: [], closed: published })).thread.closed).to.equal(
      "2026-11-22T08:00:00.000Z",
    );
  });

  it("bring guidelines, a thread's own before those of all", async () => {
    const common = { title: "All", rules };
    const own = { comments: [], guidelines: { title: "Own", rules } };
    const given: StaticFile = { guidelines: common, threads: { k: [], other: own } };
    expect((await threadOf(given)).guidelines.title).to.equal("All");
    expect((await threadOf(given, "other")).guidelines.title).to.equal("Own");
  });

  it("are counted for index pages", async () => {
    const backend = createStaticBackend(
      file({ threads: { k: [{ ...marit, replies: [tomas] }], l: [{ id: "3", gone: "erased", published }] } }),
    );
    const answer = await backend.counts!({ site: "default", key: ["k", "l", "m"] });
    expect(answer.counts).to.deep.equal([2, 0, 0]);
  });

  it("are not reached where the file is missing", async () => {
    const missing = openStaticFile("/there-is-no-such-file.json", {});
    let thrown: unknown;
    await missing.thread({ site: "default", key: "k" }).catch((error: unknown) => (thrown = error));
    expect(thrown).to.be.instanceOf(BackendError);
    expect((thrown as BackendError).code).to.equal("unreachable");
  });
});
