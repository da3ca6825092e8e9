import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { keepDraft, languageOfDraft } from "../../src/widget/keeping.ts";
import { readReceipts } from "../../src/widget/kept.ts";
import { submit } from "../../src/widget/send.ts";
import * as areas from "../../src/widget/storage.ts";
import { remove } from "../../src/widget/storing.ts";
import { failing, watched } from "./failing-posts.ts";
import { eventTypes, opened, written } from "./fake-services.ts";
import { emptyBrowser, fillStorage, publish } from "./mounted.ts";

describe("submit", () => {
  beforeEach(emptyBrowser);
  after(emptyBrowser);

  it("sends the comment, empties the form, and shows it waiting with the focus on it", async () => {
    const backend = createMemoryBackend();
    const services = await opened(backend);
    written(services, "Hello");
    keepDraft(services.kept, "", "Hello");
    await submit(services, "");
    const [own] = services.state().own;
    expect(own?.comment?.state).to.equal("pending");
    expect(services.state().texts[""]).to.equal("");
    expect(services.focused.at(-1)).to.equal(`own-${own?.receipt}`);
    expect(services.said.at(-1)).to.equal("announceSent");
    expect(eventTypes(services)).to.deep.equal([
      "afterword-ready",
      "afterword-submitted",
      "afterword-accepted",
    ]);
    expect((await opened(backend)).state().texts[""]).to.equal(undefined);
  });

  it("keeps receipt and key before it sends", async () => {
    const backend = createMemoryBackend();
    let keptAtPost = 0;
    const services = await opened({
      ...backend,
      post: (comment, key) => {
        keptAtPost = readReceipts(services.kept).filter(
          ({ receipt, sending }) => receipt === comment.receipt && sending?.key === key,
        ).length;
        return backend.post(comment, key);
      },
    });
    written(services, "Hello");
    await submit(services, "");
    expect(keptAtPost).to.equal(1);
  });

  it("tells what is to be mended without asking the backend, and keeps the text", async () => {
    const { backend, posts } = watched(createMemoryBackend({ form: { maxLength: 3 } }), (post) => post);
    const services = await opened(backend);
    written(services, "Hello", { author: "" });
    await submit(services, "");
    expect(posts).to.deep.equal([]);
    expect(services.state().mends).to.deep.equal({
      form: "",
      list: [
        { field: "author", code: "nameEmpty" },
        { field: "text", code: "textTooLong", value: 2 },
      ],
    });
    expect(services.focused).to.deep.equal(["errors-"]);
    expect(services.state().texts[""]).to.equal("Hello");
  });

  it("stays in the form where a listener prevents it", async () => {
    const { backend, posts } = watched(createMemoryBackend(), (post) => post);
    const services = await opened(backend, "afterword-submitted");
    written(services, "Hello");
    await submit(services, "");
    expect(posts).to.deep.equal([]);
    expect(services.state()).to.include({ sending: null });
    expect(services.state().texts[""]).to.equal("Hello");
  });

  it("does not hand the receipt to listeners", async () => {
    const services = await opened(createMemoryBackend());
    written(services, "Hello");
    await submit(services, "");
    const submitted = services.events.find(({ type }) => type === "afterword-submitted") as unknown as {
      comment: object;
    };
    expect(submitted.comment).not.to.have.property("receipt");
    expect(submitted.comment).to.include({ text: "Hello" });
  });

  it("sends again by itself what came too fast, with the same key and receipt", async () => {
    const memory = createMemoryBackend();
    const { backend, posts } = watched(memory, (post, attempt) => (attempt < 3 ? failing("too-fast") : post));
    const services = await opened(backend);
    written(services, "Hello");
    await submit(services, "");
    expect(posts).to.have.length(3);
    expect(new Set(posts.map(({ key }) => key)).size).to.equal(1);
    expect(new Set(posts.map(({ receipt }) => receipt)).size).to.equal(1);
    expect(services.slept).to.have.length(2);
    expect(services.said).to.include("stillTrying");
    expect(memory.waiting()).to.have.length(1);
  });

  for (const code of ["unreachable", "unavailable", "internal", "unreadable", "token-expired"] as const) {
    it(`puts it into the outbox after ${code}, and frees the form`, async () => {
      const { backend, posts } = watched(createMemoryBackend(), () => failing(code));
      const services = await opened(backend);
      services.naps = 0;
      written(services, "Hello");
      keepDraft(services.kept, "", "Hello");
      await submit(services, "");
      const [own] = services.state().own;
      expect(own?.text).to.equal("Hello");
      expect(own?.sending?.key).to.equal(posts[0]?.key);
      expect(own?.tried).to.equal(true);
      expect(services.state().following.held?.[own!.receipt]?.code).to.equal(
        code === "token-expired" ? "signInExpired" : "unreachable",
      );
      expect(services.state()).to.include({ sending: null, mends: null });
      expect(services.state().texts[""]).to.equal("");
      expect(services.focused.at(-1)).to.equal(`own-${own?.receipt}`);
      expect(services.said).to.include("announceHeld");
      expect(eventTypes(services).at(-1)).to.equal("afterword-failed");
      expect((await opened(backend)).state().texts[""]).to.equal(undefined);
    });
  }

  it("keeps the words once, from the moment it sends", async () => {
    const backend = createMemoryBackend();
    let drafts = -1;
    const services = await opened({
      ...backend,
      post: (comment, key) => {
        drafts = areas.names("draft ").length;
        return backend.post(comment, key);
      },
    });
    written(services, "Hello");
    keepDraft(services.kept, "", "Hello");
    await submit(services, "");
    expect(drafts).to.equal(0);
  });

  it("keeps the draft where the storage has no room for the receipt", async () => {
    const { backend } = watched(createMemoryBackend(), () => failing("unreachable"));
    const services = await opened(backend);
    services.naps = 0;
    written(services, "Hello");
    keepDraft(services.kept, "", "Hello");
    const restoreStorage = fillStorage();
    try {
      await submit(services, "");
    } finally {
      restoreStorage();
    }
    expect(services.state()).to.include({ keptIn: "page" });
    expect(services.state().own[0]?.text).to.equal("Hello");
    expect(areas.names("draft ")).to.have.length(1);
    for (const name of areas.names("receipt ")) remove(name);
  });

  it("does not wait for longer than a reader would", async () => {
    const { backend, posts } = watched(createMemoryBackend(), () => failing("too-fast", { retryAfter: 90 }));
    const services = await opened(backend);
    written(services, "Hello");
    await submit(services, "");
    expect(posts).to.have.length(1);
    expect(services.state().mends?.list).to.deep.equal([{ field: null, code: "tooFast", value: 90 }]);
  });

  for (const code of [
    "thread-closed",
    "parent-gone",
    "unstorable",
    "foreign-origin",
    "key-reused",
  ] as const) {
    it(`asks once, keeps the text and lets go of the receipt after ${code}`, async () => {
      const { backend, posts } = watched(createMemoryBackend(), () => failing(code));
      const services = await opened(backend);
      written(services, "Hello");
      await submit(services, "");
      expect(posts).to.have.length(1);
      expect(services.state().texts[""]).to.equal("Hello");
      expect(readReceipts(services.kept)).to.deep.equal([]);
      expect(eventTypes(services).at(-1)).to.equal("afterword-failed");
    });
  }

  it("understands a backend that throws something of its own", async () => {
    const { backend } = watched(
      createMemoryBackend(),
      () => () => Promise.reject(new Error("database on fire")),
    );
    const services = await opened(backend);
    services.naps = 0;
    written(services, "Hello");
    await submit(services, "");
    expect(Object.values(services.state().following.held ?? {})).to.deep.equal([
      { field: null, code: "unreachable" },
    ]);
  });

  it("keeps what its author said of the language where it is refused", async () => {
    const services = await opened({ ...createMemoryBackend(), post: failing("invalid") });
    written(services, "Hello");
    services.dispatch({ type: "language", form: "", lang: "kmr" });
    await submit(services, "");
    expect(languageOfDraft(services.kept, "", "Hello")).to.equal("kmr");
  });

  it("sends a reply below the comment that it answers", async () => {
    const backend = createMemoryBackend();
    const id = await publish(backend);
    const services = await opened(backend);
    written(services, "I agree", { form: id });
    await submit(services, id);
    expect(backend.waiting()[0]?.parent).to.equal(id);
    expect(services.state().own[0]?.form).to.equal(id);
  });

  it("sends once, however often it is pressed", async () => {
    const { backend, posts } = watched(createMemoryBackend({ delay: 5 }), (post) => post);
    const services = await opened(backend);
    written(services, "Hello");
    await Promise.all([submit(services, ""), submit(services, ""), submit(services, "")]);
    expect(posts).to.have.length(1);
  });
});
