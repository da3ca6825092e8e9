import { expect } from "@open-wc/testing";
import { hashOf, invitationToken, readPlace, start, type Place } from "../../src/desk/place.ts";

describe("places", () => {
  const places: Place[] = [
    start,
    { ...start, tab: "decided" },
    { ...start, tab: "appeals" },
    { ...start, tab: "reported", comment: "0192-a", lang: "ar" },
    { tab: "waiting", comment: "0192-a", lang: "ckb", site: "courier", list: true },
    { tab: "decided", comment: "a/b?c#d %", lang: null, site: "ü & ?", list: false },
  ];
  for (const place of places) {
    it(`come back from ${hashOf(place)}`, () => {
      expect(readPlace(hashOf(place))).to.deep.equal(place);
    });
  }

  for (const hash of ["", "#", "#/", "#/nowhere", "#//evil.example", "#javascript:alert(1)"]) {
    it(`take ${hash || "nothing"} for the start`, () => {
      expect(readPlace(hash)).to.deep.include({ tab: "waiting", lang: null, site: null, list: false });
    });
  }

  it("take a broken escape as it stands", () => {
    expect(readPlace("#/waiting/%E0%A4%A").comment).to.equal("%E0%A4%A");
  });

  it("know an invitation by its path alone", () => {
    const token = (path: string) => invitationToken(new URL(path, "https://desk.example"));
    expect(token("/invitation#abc")).to.equal("abc");
    // A query goes to the server, and into the logs of proxies.
    expect(token("/invitation?token=abc")).to.equal("");
    expect(token("/invitation")).to.equal("");
    expect(token("/#/waiting")).to.equal(null);
    expect(token("/?token=abc")).to.equal(null);
  });
});
