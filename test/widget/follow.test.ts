import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { dismiss, follow, withdraw } from "../../src/widget/follow.ts";
import { readReceipts } from "../../src/widget/kept.ts";
import { submit } from "../../src/widget/send.ts";
import { writeAgain } from "../../src/widget/words.ts";
import { eventTypes, opened, written, type FakeServices } from "./fake-services.ts";
import { emptyBrowser } from "./mounted.ts";

async function sent(services: FakeServices, text = "Hello") {
  written(services, text);
  await submit(services, "");
  return services.state().own.at(-1)!;
}

describe("following own comments", () => {
  beforeEach(emptyBrowser);
  after(emptyBrowser);

  it("learns of a rejection with its guideline and note, and tells the page once", async () => {
    const backend = createMemoryBackend();
    const own = await sent(await opened(backend));
    backend.reject(own.comment!.id, "attacks", "Without the last sentence, please.");
    const services = await opened(backend);
    await follow(services);
    const { state, outcome } = services.state().own[0]!.comment!;
    expect(state).to.equal("rejected");
    expect(outcome).to.deep.include({ note: "Without the last sentence, please." });
    expect(outcome?.guideline).to.deep.include({ id: "attacks", number: 4 });
    await follow(services);
    expect(eventTypes(services).filter((type) => type === "afterword-decided")).to.have.length(1);
  });

  it("asks for no more receipts at once than the contract takes", async () => {
    const backend = createMemoryBackend();
    const services = await opened(backend);
    for (let i = 0; i < 103; i++) await sent(services, `Hello ${i}`);
    const asked: number[] = [];
    const page = await opened({
      ...backend,
      status: (query) => {
        asked.push(query.receipts.length);
        return backend.status(query);
      },
    });
    await follow(page);
    expect(asked).to.deep.equal([100]);
    expect(page.state().own).to.have.length(103);
  });

  it("lets go of a comment that the backend no longer knows", async () => {
    await sent(await opened(createMemoryBackend()));
    const services = await opened(createMemoryBackend());
    await follow(services);
    expect(services.state().own).to.deep.equal([]);
    expect(readReceipts(services.kept)).to.deep.equal([]);
  });

  it("keeps what was last seen where nobody answers", async () => {
    const backend = createMemoryBackend();
    await sent(await opened(backend));
    const services = await opened({ ...backend, status: () => Promise.reject(new Error("no")) });
    await follow(services);
    expect(services.state().own[0]?.comment?.state).to.equal("pending");
  });

  it("withdraws, and says so also to the next page", async () => {
    const backend = createMemoryBackend();
    const services = await opened(backend);
    const own = await sent(services);
    await withdraw(services, own);
    expect(services.state().own[0]?.comment?.state).to.equal("withdrawn");
    expect(services.said.at(-1)).to.equal("announceWithdrawn");
    expect(services.focused.at(-1)).to.equal(`own-${own.receipt}`);
    expect((await opened(backend)).state().own[0]?.comment?.state).to.equal("withdrawn");
  });

  it("leaves a comment as it is where it cannot be withdrawn", async () => {
    const backend = createMemoryBackend();
    const services = await opened({ ...backend, withdraw: () => Promise.reject(new Error("no")) });
    const own = await sent(services);
    await withdraw(services, own);
    expect(services.state().own[0]?.comment?.state).to.equal("pending");
    expect(services.said.at(-1)).to.equal("withdrawFailed");
  });

  it("finds out by itself that it withdrew where the answer was lost", async () => {
    const backend = createMemoryBackend();
    const services = await opened({
      ...backend,
      withdraw: async (id, request) => {
        await backend.withdraw(id, request);
        throw new Error("cut");
      },
    });
    const own = await sent(services);
    await withdraw(services, own);
    expect(services.state().own[0]?.comment?.state).to.equal("withdrawn");
    expect(services.said.at(-1)).to.equal("announceWithdrawn");
  });

  it("lets what the reader does meanwhile stand against an older answer", async () => {
    const backend = createMemoryBackend();
    const own = await sent(await opened(backend));
    const services: FakeServices = await opened({
      ...backend,
      status: async (query) => {
        const before = await backend.status(query);
        await withdraw(services, own);
        return before;
      },
    });
    await follow(services);
    expect(services.state().own[0]?.comment?.state).to.equal("withdrawn");
  });

  it("tells of a decision on appeal, also where it is the same", async () => {
    const backend = createMemoryBackend();
    const services = await opened(backend);
    const own = await sent(services);
    backend.reject(own.comment!.id, "attacks");
    await follow(services);
    await backend.appeal(own.comment!.id, { site: "default", receipt: own.receipt, text: "Again, please." });
    await follow(services);
    backend.reject(own.comment!.id, "attacks");
    await follow(services);
    await follow(services);
    expect(eventTypes(services).filter((type) => type === "afterword-decided")).to.have.length(2);
    expect(services.state().own[0]?.comment?.appeal?.decided).to.be.a("string");
  });

  it("puts the words back into the form, below what is already written there", async () => {
    const services = await opened(createMemoryBackend());
    const own = await sent(services, "First try");
    writeAgain(services, own);
    expect(services.state().texts[""]).to.equal("First try");
    services.dispatch({ type: "written", form: "", text: "Meanwhile" });
    writeAgain(services, own);
    expect(services.state().texts[""]).to.equal("Meanwhile\n\nFirst try");
    expect(services.focused.at(-1)).to.equal("text-");
  });

  it("leads on to a comment that is in sight, and not to one that is only watched for", async () => {
    const services = await opened(createMemoryBackend());
    const [first, second, third] = [await sent(services), await sent(services), await sent(services)];
    const watched = { ...first, receipt: "watched", comment: null, text: "", tried: true };
    services.dispatch({ type: "own", own: [first, second, third, watched] });
    dismiss(services, second);
    expect(services.focused.at(-1)).to.equal(`own-${third.receipt}`);
    services.dispatch({ type: "own", own: [third, watched] });
    dismiss(services, third);
    expect(services.focused.at(-1)).to.equal("heading");
  });

  it("puts a comment aside for good", async () => {
    const backend = createMemoryBackend();
    const services = await opened(backend);
    dismiss(services, await sent(services));
    expect(services.state().own).to.deep.equal([]);
    expect(services.focused.at(-1)).to.equal("heading");
    expect((await opened(backend)).state().own).to.deep.equal([]);
  });
});
