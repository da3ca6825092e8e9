import { expect } from "@open-wc/testing";
import { eventually } from "../helpers/eventually.ts";
import { cleanUp, emptyBrowser, mounted, type Mounted } from "./mounted.ts";

const dark = ({ element }: Mounted) => element.getAttribute("scheme");
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
const ground = (it: Mounted) => {
  for (const one of it.element.shadowRoot!.getAnimations()) one.finish();
  return getComputedStyle(it.find("[part~=send]")).backgroundColor;
};

describe("an element that is dark when its page says so", () => {
  const { documentElement: root } = document;
  const Observer = window.MutationObserver;
  let watching = 0;
  beforeEach(() => {
    emptyBrowser();
    watching = 0;
    window.MutationObserver = class extends Observer {
      #on = false;
      override observe(target: Node, options?: MutationObserverInit): void {
        // For the language of the page its document is watched in any case.
        if (!this.#on && target !== document) {
          watching++;
          this.#on = true;
        }
        super.observe(target, options);
      }
      override disconnect(): void {
        if (this.#on) watching--;
        this.#on = false;
        super.disconnect();
      }
    };
  });
  afterEach(() => {
    window.MutationObserver = Observer;
    root.className = "";
    delete root.dataset["theme"];
    cleanUp();
  });

  it("follows a class and an attribute of the page, back and forth, with fields of the browser's own", async () => {
    const it = await mounted({ attributes: { "dark-when": "html.dark, [data-theme=dark]" } });
    await eventually(() => dark(it) === "light");
    const light = ground(it);
    root.classList.add("dark");
    await eventually(() => dark(it) === "dark");
    expect(ground(it)).not.to.equal(light);
    expect(getComputedStyle(it.find("#text-")).colorScheme).to.equal("dark");
    root.classList.remove("dark");
    await eventually(() => dark(it) === "light");
    expect(ground(it)).to.equal(light);
    expect(getComputedStyle(it.find("#text-")).colorScheme).to.equal("light");
    root.dataset["theme"] = "dark";
    await eventually(() => dark(it) === "dark");
  });

  it("looks at all that is around it, out of a shadow root, and anew where it is put elsewhere", async () => {
    const host = document.createElement("div");
    const elsewhere = document.createElement("div");
    host.className = "night";
    document.body.append(host, elsewhere);
    const inside = document.createElement("p");
    host.attachShadow({ mode: "open" }).append(inside);
    const it = await mounted({ attributes: { "dark-when": ".night" } });
    await eventually(() => dark(it) === "light");
    inside.append(it.element);
    await eventually(() => dark(it) === "dark");
    elsewhere.append(it.element);
    await eventually(() => dark(it) === "light");
    it.leave();
    host.remove();
    elsewhere.remove();
  });

  it("watches nothing without the attribute, and once it or the element is gone", async () => {
    const plain = await mounted();
    await settled();
    expect(watching).to.equal(0);
    plain.leave();
    const it = await mounted({ attributes: { "dark-when": ".dark" } });
    await eventually(() => watching === 1);
    it.element.setAttribute("dark-when", ".night");
    await settled();
    expect(watching).to.equal(1);
    it.element.removeAttribute("dark-when");
    await eventually(() => watching === 0);
    expect(dark(it)).to.equal(null);
    it.element.setAttribute("dark-when", ".dark");
    await eventually(() => watching === 1);
    it.leave();
    await eventually(() => watching === 0);
    document.body.append(it.element);
    await eventually(() => watching === 1);
    it.leave();
  });

  it("is as it was where the selector cannot be read", async () => {
    const lines: unknown[] = [];
    const { error } = console;
    console.error = (line: unknown) => lines.push(line);
    try {
      const it = await mounted({ attributes: { "dark-when": "html.", scheme: "dark" } });
      await eventually(() => lines.some((line) => String(line).includes("cannot read dark-when")));
      expect(dark(it)).to.equal("dark");
      expect(watching).to.equal(0);
    } finally {
      console.error = error;
    }
  });
});
