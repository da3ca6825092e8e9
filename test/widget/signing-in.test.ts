import { expect } from "@open-wc/testing";
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { submit } from "../../src/widget/send.ts";
import { findReader } from "../../src/widget/signing-in.ts";
import { eventually } from "../helpers/eventually.ts";
import { isAccessible } from "./accessible.ts";
import { opened, written } from "./fake-services.ts";
import { cleanUp, emptyBrowser, mounted, publish } from "./mounted.ts";
import { tokenOf } from "./tokens.ts";

const required = () => createMemoryBackend({ form: { signIn: "required" } });
const optional = () => createMemoryBackend({ form: { signIn: "optional", email: "optional" } });
const kept = () => [localStorage, sessionStorage].map((area) => Object.values(area).join()).join();

describe("readers whom the publisher signs in", () => {
  beforeEach(emptyBrowser);
  afterEach(cleanUp);

  it("see their name in place of the fields, with the first sight of the form", async () => {
    const backend = optional();
    const it = await mounted({ backend, properties: { token: tokenOf("شیلان کەریم") } });
    expect(it.text("[part~=reader]")).to.equal("شیلان کەریم signed in on this site");
    expect(it.all("input[type=text], input[type=email]")).to.deep.equal([]);
    expect(it.find("label[for=author-]").textContent).to.equal("Your name");
  });

  for (const lang of ["en", "ckb", "ar"]) {
    it(`are served accessibly, signed in or not: ${lang}`, async () => {
      await isAccessible(
        await mounted({ backend: required(), lang, properties: { token: tokenOf("Ines") } }),
      );
      cleanUp();
      await isAccessible(await mounted({ backend: required(), lang }));
    });
  }

  it("see it where a guest's field would be, as high and as wide", async () => {
    const guest = await mounted({ backend: createMemoryBackend({ form: { signIn: "optional" } }) });
    const field = guest.find("#author-").getBoundingClientRect();
    const below = guest.find("#text-").getBoundingClientRect().top;
    guest.element.token = tokenOf("Ines");
    await guest.until("output#author-");
    const name = guest.find("#author-").getBoundingClientRect();
    expect(Math.abs(name.top - field.top)).to.be.below(1);
    expect(Math.abs(name.height - field.height)).to.be.below(1);
    expect(Math.abs(guest.find("#text-").getBoundingClientRect().top - below)).to.be.below(1);
  });

  it("are found under the name of their token, which this browser does not keep", async () => {
    const backend = required();
    const token = tokenOf("Ines");
    const it = await mounted({ backend, properties: { token } });
    await it.send("Signed.");
    await it.until("[part~=own-pending]");
    expect(backend.waiting().map(({ author }) => author)).to.deep.equal(["Ines"]);
    expect(kept()).not.to.contain(token.split(".")[1]!);
  });

  it("are asked for by name once, and for a fresh token before each comment", async () => {
    const backend = required();
    let asked = 0;
    const getToken = async () => {
      asked++;
      return tokenOf("Ines");
    };
    const it = await mounted({ backend, properties: { getToken } });
    await it.until("[part~=reader]");
    expect(asked).to.equal(1);
    for (const [i, text] of ["One", "Two"].entries()) {
      await it.send(text);
      await eventually(() => backend.waiting().length === i + 1);
    }
    expect(asked).to.equal(3);
  });

  it("send the same comment with a new token where the first had expired, under the same key", async () => {
    const backend = required();
    const keys: string[] = [];
    const tokens = [tokenOf("Ines"), tokenOf("Ines", { seconds: -60 }), tokenOf("Ines")];
    const post: typeof backend.post = (comment, key, options) => {
      keys.push(key);
      return backend.post(comment, key, options);
    };
    const it = await mounted({
      backend: { ...backend, post },
      properties: { getToken: async () => tokens.shift() ?? null },
    });
    // Without the detour over the outbox, which would ask for a token too.
    let failed = 0;
    it.element.addEventListener("afterword-failed", () => failed++);
    await it.send("Late.");
    await it.until("[part~=own-pending]");
    expect(failed).to.equal(0);
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(1);
    expect(backend.waiting().map(({ text }) => text)).to.deep.equal(["Late."]);
  });

  it("keep their text where their token is refused, and are told", async () => {
    const it = await mounted({ backend: required(), properties: { token: tokenOf("Ines") } });
    it.element.token = tokenOf("Ines");
    await it.send("First.");
    await it.until("[part~=own-pending]");
    await it.send("Second, with the same token.");
    await it.until("[part=errors]");
    expect(it.text("[part=errors]")).to.contain("Your sign-in was not accepted");
    expect((it.find("#text-") as HTMLTextAreaElement).value).to.equal("Second, with the same token.");
  });

  it("have what they sent wait for them where they are signed in no more, and go once they are", async () => {
    const backend = required();
    const it = await mounted({ backend, properties: { token: tokenOf("Ines", { seconds: -60 }) } });
    await it.send("Waiting for me.");
    await it.until("[part~=own-outbox]");
    await eventually(() => it.text("[part~=own-outbox]").includes("your sign-in has expired"));
    expect(backend.waiting()).to.deep.equal([]);
    it.element.token = tokenOf("Ines");
    await it.until("[part~=own-pending]");
    expect(backend.waiting().map(({ text, author }) => [text, author])).to.deep.equal([
      ["Waiting for me.", "Ines"],
    ]);
  });

  it("do not wait any longer then, however long the next attempt was put off", async () => {
    const backend = required();
    const services = await opened(backend);
    services.naps = 0;
    services.signs = { token: tokenOf("Ines", { seconds: -60 }), getToken: null };
    await findReader(services);
    written(services, "Waiting for me.");
    await submit(services, "");
    await eventually(() => services.slept.length > 0);
    expect(backend.waiting()).to.deep.equal([]);
    services.signs = { token: tokenOf("Ines"), getToken: null };
    await findReader(services);
    await eventually(() => backend.waiting().length === 1);
  });

  it("never have a comment of theirs go out as a guest's", async () => {
    const backend = optional();
    const tokens = [tokenOf("Ines"), null];
    const it = await mounted({ backend, properties: { getToken: async () => tokens.shift() ?? null } });
    await it.until("[part~=reader]");
    await it.send("As Ines.");
    await it.until("[part~=own-outbox]");
    expect(backend.waiting()).to.deep.equal([]);
  });

  it("never have a comment of theirs go out as another reader's, who is signed in by now", async () => {
    const backend = required();
    const it = await mounted({ backend, properties: { token: tokenOf("Ines", { seconds: -60 }) } });
    await it.send("As Ines.");
    await it.until("[part~=own-outbox]");
    await eventually(() => it.text("[part~=own-outbox]").includes("your sign-in has expired"));
    it.element.token = tokenOf("Marit");
    await eventually(() => it.text("[part~=reader]").startsWith("Marit"));
    await it.send("As Marit.");
    await it.until("[part~=own-pending]");
    expect(backend.waiting().map(({ text, author }) => [text, author])).to.deep.equal([
      ["As Marit.", "Marit"],
    ]);
    it.element.token = tokenOf("Ines");
    await eventually(() => backend.waiting().length === 2);
    expect(backend.waiting().map(({ author }) => author)).to.deep.equal(["Marit", "Ines"]);
  });

  it("are told to sign in first where guests cannot write, and offered the publisher's own way to", async () => {
    const backend = required();
    const top = await signedPublish(backend);
    const it = await mounted({ backend });
    expect(it.text("[part=sign-in]")).to.equal("Sign in on this site to write a comment.");
    expect(it.all("form")).to.deep.equal([]);
    expect(it.all("[part=notice]")).to.have.length(1);
    const link = document.createElement("a");
    link.slot = "sign-in";
    it.element.append(link);
    const slot = it.find("slot[name=sign-in]") as HTMLSlotElement;
    expect(slot.assignedElements()).to.deep.equal([link]);
    await it.press(`#reply-${top}`);
    await eventually(() => it.focused()?.id === `text-${top}`);
    expect(it.text(`#text-${top}`)).to.equal("Sign in on this site to write a comment.");
  });

  it("write as guests where they may, under the name they give", async () => {
    const backend = optional();
    const it = await mounted({ backend, properties: { getToken: async () => null } });
    await it.send("As a guest.", "Tomas");
    await it.until("[part~=own-pending]");
    expect(backend.waiting().map(({ author }) => author)).to.deep.equal(["Tomas"]);
  });

  it("are no matter where the site signs nobody in: the token stays here", async () => {
    const backend = createMemoryBackend();
    let asked = 0;
    const getToken = async () => {
      asked++;
      return tokenOf("Ines");
    };
    const it = await mounted({ backend, properties: { getToken, token: tokenOf("Ines") } });
    await it.send("Hello", "Tomas");
    await it.until("[part~=own-pending]");
    expect(asked).to.equal(0);
    expect(backend.waiting().map(({ author }) => author)).to.deep.equal(["Tomas"]);
  });

  it("hold up nobody: a page that never says who reads shows the comments all the same", async () => {
    const it = await mounted({
      backend: optional(),
      properties: { getToken: () => new Promise<never>(() => {}) },
    });
    expect(it.all("input#author-")).to.have.length(1);
  });
});

async function signedPublish(backend: ReturnType<typeof required>): Promise<string> {
  const post: typeof backend.post = (comment, key) => backend.post(comment, key, { token: tokenOf("Marit") });
  return publish({ ...backend, post });
}
