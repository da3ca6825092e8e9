import { expect } from "@open-wc/testing";
import { createClient } from "../../src/desk/client.ts";

describe("the desk's calls", () => {
  const real = window.fetch;
  let calls: { url: string; init: RequestInit }[];
  beforeEach(() => {
    calls = [];
    window.fetch = async (url, init = {}) => {
      calls.push({ url: url as string, init });
      return new Response("{}");
    };
  });
  afterEach(() => {
    window.fetch = real;
  });

  it("ask for guidelines in the language of the desk, whatever the browser's is", async () => {
    const client = createClient("ckb");
    await client("getDecided", { query: { site: "courier" } });
    await client("postUndo", { id: "d1" });
    await client("getCase", { id: "c1" });
    expect(calls.map(({ url }) => url)).to.deep.equal([
      "/api/decided?site=courier",
      "/api/decisions/d1/undo",
      "/api/comments/c1",
    ]);
    for (const { init } of calls) {
      expect(new Headers(init.headers).get("Accept-Language")).to.equal("ckb");
      expect(init.credentials).to.equal("same-origin");
    }
  });
});
