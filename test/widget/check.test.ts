import { expect } from "@open-wc/testing";
import type { FailureCode } from "../../src/backends/request.ts";
import { problemStatus } from "../../src/contract/codes.ts";
import type { FormRules } from "../../src/contract/records.ts";
import { first } from "../../src/i18n/widget/en.ts";
import { later } from "../../src/i18n/widget/en-later.ts";
import { checkWritten, mendOf, type Written } from "../../src/widget/check.ts";

const rules: FormRules = { maxLength: 5, maxAuthorLength: 4, maxBytes: 40, email: "none", signIn: "none" };
const good: Written = { author: "Ines", email: "", text: "Hello", acknowledged: true };

const check = (more: Partial<Written>, form: Partial<FormRules> = {}) =>
  checkWritten({ ...good, ...more }, { ...rules, ...form });

describe("checkWritten", () => {
  it("finds nothing to mend in what a server would take", () => {
    expect(check({})).to.deep.equal([]);
  });

  it("counts as a reader counts: a family of four people is one character", () => {
    expect(check({ text: "👨‍👩‍👧‍👦👨‍👩‍👧‍👦" }, { maxBytes: 400 })).to.deep.equal([]);
    expect(check({ text: "👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽" }, { maxBytes: 400 })).to.deep.equal([
      { field: "text", code: "textTooLong", value: 1 },
    ]);
  });

  it("names each field once, in the order of the form", () => {
    expect(check({ author: " ", text: "\u200b", acknowledged: false })).to.deep.equal([
      { field: "guidelines", code: "acknowledgeFirst" },
      { field: "author", code: "nameEmpty" },
      { field: "text", code: "textEmpty" },
    ]);
  });

  it("says by how much a name is too long", () => {
    expect(check({ author: "Ines P." })).to.deep.equal([{ field: "author", code: "nameTooLong", value: 3 }]);
  });

  it("finds what cannot be stored, and where, counted from one", () => {
    expect(check({ text: "ab\0" })).to.deep.equal([{ field: "text", code: "unstorable", value: 3 }]);
    expect(check({ author: "\ud800" })).to.deep.equal([{ field: "author", code: "unstorable", value: 1 }]);
  });

  it("finds a short text that is made of very many marks", () => {
    expect(check({ text: `a${"\u0301".repeat(30)}` })).to.deep.equal([
      { field: "text", code: "textTooManyBytes" },
    ]);
  });

  it("asks for an e-mail address only where the site does", () => {
    expect(check({ email: "" }, { email: "optional" })).to.deep.equal([]);
    expect(check({ email: "" }, { email: "required" })).to.deep.equal([
      { field: "email", code: "emailEmpty" },
    ]);
    expect(check({ email: "ines" }, { email: "optional" })).to.deep.equal([
      { field: "email", code: "emailInvalid" },
    ]);
    expect(check({ email: "ines" })).to.deep.equal([]);
  });
});

describe("mendOf", () => {
  const codes = [...Object.keys(problemStatus), "offline", "unreachable", "unreadable"] as FailureCode[];

  for (const code of codes) {
    it(`has a sentence for ${code}`, () => {
      const mend = mendOf(code, {});
      expect({ ...first, ...later }[mend.code]).not.to.equal(undefined);
    });
  }

  it("puts what the server found beside the field it found it in", () => {
    expect(mendOf("too-long", { field: "text", limit: 2000, actual: 2014 })).to.deep.equal({
      field: "text",
      code: "textTooLong",
      value: 14,
    });
    expect(mendOf("empty", { field: "author" })).to.deep.equal({ field: "author", code: "nameEmpty" });
    expect(mendOf("unstorable", { field: "text", position: 0 })).to.deep.equal({
      field: "text",
      code: "unstorable",
      value: 1,
    });
  });

  it("says how long to wait", () => {
    expect(mendOf("too-fast", { retryAfter: 42 })).to.deep.equal({ field: null, code: "tooFast", value: 42 });
  });

  it("takes a code that a later server may send as a refusal", () => {
    expect(mendOf("brand-new" as FailureCode, {})).to.deep.equal({ field: null, code: "refused" });
  });
});
