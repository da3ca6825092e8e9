import { aTimeout, expect } from "@open-wc/testing";
import { render } from "lit";
import { Announcer } from "../../src/ui/announcer.ts";

function made() {
  const root = document.createElement("div");
  const announcer = new Announcer(() => root);
  render(announcer.region, root);
  const region = root.querySelector("[role=status]")!;
  return { announcer, region };
}

describe("Announcer", () => {
  it("stands empty before it is used", () => {
    expect(made().region.textContent).to.equal("");
  });

  it("says only the last of what comes in one breath", async () => {
    const { announcer, region } = made();
    const said: (string | null)[] = [];
    new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true });
    announcer.say("one", 20);
    announcer.say("two", 20);
    await aTimeout(60);
    expect(said).to.deep.equal(["two"]);
  });

  it("says the same again, where the same happens again", async () => {
    const { announcer, region } = made();
    const said: (string | null)[] = [];
    new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true });
    announcer.say("one", 10);
    await aTimeout(40);
    announcer.say("one", 10);
    await aTimeout(40);
    expect(said).to.deep.equal(["one", "", "one"]);
  });

  it("takes back what has not been said yet", async () => {
    const { announcer, region } = made();
    announcer.say("one", 20);
    announcer.silence();
    await aTimeout(60);
    expect(region.textContent).to.equal("");
  });
});
