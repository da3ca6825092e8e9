import { expect } from "@open-wc/testing";
import { areas } from "../../src/widget/storage.ts";
import { emptyBrowser } from "./mounted.ts";

const setItem = Object.getOwnPropertyDescriptor(Storage.prototype, "setItem")!;
const refuse = (refused: () => Storage[]) => {
  Storage.prototype.setItem = function (...entry) {
    if (refused().includes(this)) throw new DOMException("full", "QuotaExceededError");
    Reflect.apply(setItem.value as () => void, this, entry);
  };
};

describe("areas", () => {
  beforeEach(emptyBrowser);
  afterEach(() => {
    Object.defineProperty(Storage.prototype, "setItem", setItem);
    areas.remove("a");
    emptyBrowser();
  });

  it("keeps on the device, under our prefix", () => {
    expect(areas.keptIn()).to.equal("device");
    expect(areas.write("a", "1")).to.equal("device");
    expect(localStorage.getItem("afterword:a")).to.equal("1");
    expect(areas.names("")).to.deep.equal(["a"]);
  });

  it("goes to the tab where the device is full, and leaves no older value behind", () => {
    areas.write("a", "old");
    refuse(() => [localStorage]);
    expect(areas.write("a", "new")).to.equal("tab");
    expect(areas.keptIn()).to.equal("tab");
    expect(areas.read("a")).to.equal("new");
    expect(localStorage.getItem("afterword:a")).to.equal(null);
  });

  it("goes to the page's memory where nothing is allowed, and still reads", () => {
    refuse(() => [localStorage, sessionStorage]);
    expect(areas.keptIn()).to.equal("page");
    expect(areas.write("a", "1")).to.equal("page");
    expect(areas.read("a")).to.equal("1");
    expect(areas.names("")).to.deep.equal(["a"]);
  });

  it("neither lists nor removes what is not ours", () => {
    localStorage.setItem("theirs", "1");
    areas.write("a", "1");
    expect(areas.names("")).to.deep.equal(["a"]);
    areas.names("").forEach(areas.remove);
    expect(localStorage.getItem("theirs")).to.equal("1");
  });

  it("stays out of the device once it is shared", () => {
    areas.mark(true);
    expect(areas.write("a", "1")).to.equal("tab");
    expect(localStorage.length).to.equal(0);
    expect(areas.shared()).to.equal(true);
  });

  it("tells what another tab changed, by its name without our prefix", () => {
    const heard: (string | null)[] = [];
    const stop = areas.onElsewhere((name) => heard.push(name));
    dispatchEvent(new StorageEvent("storage", { key: "afterword:receipt x" }));
    dispatchEvent(new StorageEvent("storage", { key: "theirs" }));
    dispatchEvent(new StorageEvent("storage", { key: null }));
    stop();
    dispatchEvent(new StorageEvent("storage", { key: "afterword:late" }));
    expect(heard).to.deep.equal(["receipt x", null]);
  });
});
