import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { BackendError } from "../../src/backends/request.ts";
import type { CommentsBackend } from "../../src/backends/backend.ts";
import { appealName } from "../../src/widget/appealing.ts";
import { createRequests } from "../../src/widget/requests.ts";
import { eventually } from "../helpers/eventually.ts";
import { isAccessible } from "./accessible.ts";
import { eventTypes, opened } from "./fake-services.ts";
import { cleanUp, emptyBrowser, mounted, type Mounted } from "./mounted.ts";

/** A reader back on a page where a comment of theirs was rejected. */
async function rejected(methods: Partial<CommentsBackend> = {}) {
  const memory = createMemoryBackend();
  const first = await mounted({ backend: memory });
  await first.send("You fool");
  await first.until("[part~=own-pending]");
  first.leave();
  const { id } = memory.waiting()[0]!;
  memory.reject(id, "attacks", "Less sharp, please.");
  const backend = { ...memory, ...methods };
  const again = async () => {
    const it = await mounted({ backend });
    await it.until("[part~=own-rejected]");
    return it;
  };
  return { memory, id, it: await again(), again };
}

async function open(it: Mounted): Promise<HTMLTextAreaElement> {
  await it.press("[id$=-appeal]");
  await it.until("[part=appeal-form]");
  return it.find("[part=appeal-form] textarea") as HTMLTextAreaElement;
}

const write = (it: Mounted, text: string) => it.write("[part=appeal-form] textarea", text);

describe("appealing", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("opens a field with a label, a hint and the focus, and closes it again", async () => {
    const { it } = await rejected();
    const field = await open(it);
    expect(it.focused()).to.equal(field);
    expect(it.text(`label[for="${field.id}"]`)).to.equal("Why should it be read again?");
    expect(it.text(`#${field.id}-help`)).to.contain("Another moderator");
    await isAccessible(it);
    await it.press("[part=appeal-form] [part~=cancel]");
    await it.gone("[part=appeal-form]");
    expect(it.focused()?.id).to.match(/-appeal$/);
  });

  it("is sent, and then waits; and says what was decided", async () => {
    const { memory, id, it } = await rejected();
    await open(it);
    await write(it, "I meant the lamp.");
    await it.press("[part~=send-appeal]");
    await it.until("[part=appeal]");
    expect(it.text("[part=appeal]")).to.equal("Your appeal waits to be read by another moderator.");
    expect(it.focused()).to.equal(it.find("[part~=own-rejected]"));
    expect(it.all("[part=appeal-form], [id$=-appeal]")).to.have.length(0);
    expect(Object.keys(localStorage).filter((name) => name.includes("appeal"))).to.deep.equal([]);
    it.leave();
    memory.approve(id);
    const next = await mounted({ backend: memory });
    await next.until("[part~=own-approved] [part=appeal]");
    expect(next.text("[part=appeal]")).to.contain("published the comment");
  });

  it("keeps what is written as a draft, over a reload too", async () => {
    const { it, again } = await rejected();
    await open(it);
    await write(it, "I meant the lamp.");
    it.leave();
    const next = await again();
    expect((await open(next)).value).to.equal("I meant the lamp.");
    // A draft of an appeal is no comment that lost its form.
    expect(next.all("[part~=own-outbox]")).to.have.length(0);
  });

  it("is not looked at for hints, which are about what is published", async () => {
    const services = await opened(createMemoryBackend());
    const requests = createRequests(services);
    const advertisement = "Buy now at www.pills.example, call 0750 123 4567!";
    requests.written(appealName("r"), advertisement);
    requests.written("", advertisement);
    await eventually(() => eventTypes(services).includes("afterword-hinted"));
    expect(Object.keys(services.state().aids ?? {})).to.deep.equal([""]);
  });

  it("says in place what is missing or too long", async () => {
    const { it } = await rejected();
    const field = await open(it);
    await it.press("[part~=send-appeal]");
    await it.until("[part=error]");
    expect(it.text("[part=error]")).to.equal("Write why it should be read again");
    expect(field.getAttribute("aria-invalid")).to.equal("true");
    expect(it.focused()).to.equal(field);
    await isAccessible(it);
    await write(it, "x".repeat(2003));
    await it.press("[part~=send-appeal]");
    await eventually(() => it.text("[part=error]") === "Shorten your appeal by 3 characters");
  });

  it("keeps the text where the server does not answer, and finds out that it had arrived", async () => {
    let lost = true;
    const { memory, it } = await rejected({
      appeal: async (id, request) => {
        const answer = await memory.appeal(id, request);
        if (!lost) return answer;
        lost = false;
        throw new BackendError("unreachable");
      },
    });
    const field = await open(it);
    await write(it, "I meant the lamp.");
    await it.press("[part~=send-appeal]");
    await it.until("[part=error]");
    expect(it.text("[part=error]")).to.contain("did not answer");
    expect(field.value).to.equal("I meant the lamp.");
    await it.press("[part~=send-appeal]");
    await it.until("[part=appeal]");
    expect(it.text("[part=appeal]")).to.contain("waits to be read");
  });

  it("is what the server refused, and not the comment", async () => {
    const { it } = await rejected({ appeal: () => Promise.reject(new BackendError("invalid")) });
    const field = await open(it);
    await write(it, "I meant the lamp.");
    await it.press("[part~=send-appeal]");
    await it.until("[part=error]");
    expect(it.text("[part=error]")).to.equal("The server did not accept your appeal. Your text is kept.");
    expect(field.value).to.equal("I meant the lamp.");
  });

  it("says that it came too late", async () => {
    const { it } = await rejected({ appeal: () => Promise.reject(new BackendError("no-appeal")) });
    await open(it);
    await write(it, "I meant the lamp.");
    await it.press("[part~=send-appeal]");
    await it.until("[part=error]");
    expect(it.text("[part=error]")).to.equal("This decision can no longer be appealed.");
  });

  it("is not offered where the backend cannot", async () => {
    const memory = createMemoryBackend();
    const { appeal: _, ...without } = memory;
    const first = await mounted({ backend: without });
    await first.send("You fool");
    await first.until("[part~=own-pending]");
    first.leave();
    memory.reject(memory.waiting()[0]!.id, "attacks");
    const it = await mounted({ backend: without });
    await it.until("[part~=own-rejected]");
    expect(it.all("[id$=-appeal]")).to.have.length(0);
  });
});
