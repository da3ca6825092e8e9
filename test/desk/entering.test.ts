import { expect } from "@open-wc/testing";
import { createFakeDesk } from "./fake-desk.ts";
import { mounted, threeWaiting, unmount, type Mounted } from "./mounted.ts";

const fill = (desk: Mounted, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) desk.write(`#${name}`, value);
};
const signedOut = () => threeWaiting({ signedIn: false });
const errors = (desk: Mounted) => desk.all(".error").map((one) => one.textContent);

describe("entering", () => {
  afterEach(unmount);

  it("signs in and goes where the address says", async () => {
    const desk = await mounted({ fake: signedOut(), at: "/#/waiting/c2" });
    expect(document.title).to.equal("Sign in");
    fill(desk, { email: " marc@example.org ", password: "a long password" });
    desk.button("Sign in").click();
    await desk.until(".side .facts");
    expect(desk.text("#comment")).to.equal("هێرۆ");
    expect(desk.fake.calls("postSignIn")[0]?.body).to.deep.equal({
      email: "marc@example.org",
      password: "a long password",
    });
  });

  it("says what is wrong, and keeps what was written", async () => {
    const desk = await mounted({ fake: signedOut() });
    fill(desk, { email: "marc@example.org", password: "wrong" });
    desk.button("Sign in").click();
    await desk.until(".error");
    expect(errors(desk)).to.deep.equal(["E-mail or password is not right."]);
    expect(document.activeElement?.textContent).to.equal("E-mail or password is not right.");
    expect(desk.value("#email")).to.equal("marc@example.org");

    desk.fake.fail("postSignIn", "too-fast", { retryAfter: 30 });
    desk.button("Sign in").click();
    await desk.until(() => errors(desk)[0]?.includes("30 seconds"), "when to try again");
  });

  it("comes back to the same place, with the note, after the session has ended", async () => {
    const desk = await mounted({ at: "/#/waiting/c2" });
    desk.press("5");
    desk.write("#note", "Half a thought");
    desk.fake.session = null;
    desk.press("r");
    await desk.until(".entry form");
    expect(desk.text(".entry")).to.contain("Your session has ended");
    expect(document.activeElement?.id).to.equal("email");
    expect(desk.root.textContent).not.to.contain("هێرۆ");
    fill(desk, { email: "marc@example.org", password: "a long password" });
    desk.button("Sign in").click();
    await desk.until("#note");
    expect(location.hash).to.equal("#/waiting/c2");
    expect(desk.value("#note")).to.equal("Half a thought");
    expect(desk.text(".rule[aria-pressed=true]")).to.equal("5No vulgarity");
    expect(desk.fake.item("c2").decision).to.equal(null);
  });

  it("keeps a note over a reload, and drops it when its moderator signs out", async () => {
    const fake = threeWaiting();
    const desk = await mounted({ fake });
    desk.write("#note", "Half a thought");
    const kept = sessionStorage.getItem("afterword-desk-drafts");
    desk.unmount();
    sessionStorage.setItem("afterword-desk-drafts", String(kept));
    const again = await mounted({ fake });
    expect(again.value("#note")).to.equal("Half a thought");
    again.button("Sign out").click();
    await again.until(".entry form");
    expect(again.text(".entry")).to.contain("You are signed out.");
    expect(sessionStorage.getItem("afterword-desk-drafts")).to.equal("{}");
    expect(fake.session).to.equal(null);
  });

  it("makes the account of an invitation, once", async () => {
    const desk = await mounted({ fake: createFakeDesk({ signedIn: false }), at: "/invitation#the-token" });
    expect(desk.fake.calls("postInvitationCheck")[0]?.body).to.deep.equal({ token: "the-token" });
    fill(desk, { name: "Marc", email: "marc", password: "too short" });
    desk.button("Make account").click();
    await desk.until(".error");
    expect(errors(desk)).to.deep.equal([
      "Write an e-mail address like name@example.org",
      "Take at least 12 characters",
    ]);
    expect(document.activeElement?.id).to.equal("email");
    fill(desk, { email: "marc@example.org", password: "twelve chars" });
    desk.button("Make account").click();
    await desk.until(".empty");
    expect(desk.fake.calls("postInvitation").map(({ body }) => body)).to.deep.equal([
      { token: "the-token", name: "Marc", email: "marc@example.org", password: "twelve chars" },
    ]);
    expect(location.href).not.to.contain("token");
    expect(location.pathname).to.equal("/");
  });

  it("says that an invitation is spent, also when it is spent meanwhile", async () => {
    const fake = signedOut();
    const desk = await mounted({ fake, at: "/invitation#the-token" });
    fake.invitation = "spent";
    fill(desk, { name: "Marc", email: "marc@example.org", password: "twelve chars" });
    desk.button("Make account").click();
    await desk.until(() => desk.text(".entry").includes("has been used"), "the sentence");
    expect(desk.all("form")).to.have.lengthOf(0);
  });

  it("tries again where the server does not answer", async () => {
    const fake = threeWaiting();
    fake.fail("getSession", "unreachable");
    const desk = await mounted({ fake });
    desk.button("Try again").click();
    await desk.until(".side .facts");
  });
});
