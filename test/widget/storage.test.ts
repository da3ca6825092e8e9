import { expect } from "@open-wc/testing";
import * as areas from "../../src/widget/storage.ts";
import { keptIn, mark, remove, write } from "../../src/widget/storing.ts";
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
    remove("a");
    emptyBrowser();
  });

  it("keeps on the device, under our prefix", () => {
    expect(keptIn()).to.equal("device");
    expect(write("a", "1")).to.equal("device");
    expect(localStorage.getItem("afterword:a")).to.equal("1");
    expect(areas.names("")).to.deep.equal(["a"]);
  });

  it("goes to the tab where the device is full, and leaves no older value behind", () => {
    write("a", "old");
    refuse(() => [localStorage]);
    expect(write("a", "new")).to.equal("tab");
    expect(keptIn()).to.equal("tab");
    expect(areas.read("a")).to.equal("new");
    expect(localStorage.getItem("afterword:a")).to.equal(null);
  });

  it("goes to the page's memory where nothing is allowed, and still reads", () => {
    refuse(() => [localStorage, sessionStorage]);
    expect(keptIn()).to.equal("page");
    expect(write("a", "1")).to.equal("page");
    expect(areas.read("a")).to.equal("1");
    expect(areas.names("")).to.deep.equal(["a"]);
  });

  it("neither lists nor removes what is not ours", () => {
    localStorage.setItem("theirs", "1");
    write("a", "1");
    expect(areas.names("")).to.deep.equal(["a"]);
    areas.names("").forEach(remove);
    expect(localStorage.getItem("theirs")).to.equal("1");
  });

  it("stays out of the device once it is shared", () => {
    mark(true);
    expect(write("a", "1")).to.equal("tab");
    expect(localStorage.length).to.equal(0);
    expect(areas.isShared()).to.equal(true);
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
