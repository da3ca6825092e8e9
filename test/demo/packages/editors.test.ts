/** What editors are told is what the reference says, in the shape that each of them reads. */
import { expect, test } from "vitest";
import { editorFiles } from "../../../demo/packages/editors.ts";
import { comments, count } from "../../../src/widget/reference/members.ts";
import { parts } from "../../../src/widget/reference/parts.ts";
import { tokens } from "../../../src/widget/reference/tokens.ts";

interface Named {
  name: string;
  description?: string;
}
const files = editorFiles("1.2.3");
const read = (name: string): unknown => JSON.parse(JSON.stringify(files[name]));
const names = (all: readonly { name: string }[]): string[] => all.map(({ name }) => name);
const ofComments = parts.filter(({ of }) => of === "afterword-comments");

test("the Custom Elements Manifest declares both elements, and where they are registered", () => {
  interface Declaration extends Named {
    tagName: string;
    attributes: (Named & { fieldName?: string })[];
    members: (Named & { kind: string })[];
    events: Named[];
    slots: Named[];
    cssParts: Named[];
    cssProperties: Named[];
  }
  interface Manifest {
    schemaVersion: string;
    modules: { path: string; declarations: Declaration[]; exports: (Named & { kind: string })[] }[];
  }
  const { schemaVersion, modules } = read("custom-elements.json") as Manifest;
  expect(schemaVersion).toBe("2.1.0");
  const [declaring, registering] = modules;
  const [first, second] = declaring!.declarations;
  expect([first!.tagName, second!.tagName]).toEqual([comments.tag, count.tag]);
  expect(names(first!.attributes)).toEqual(names(comments.attributes));
  expect(names(first!.members)).toEqual([...names(comments.properties), ...names(comments.methods)]);
  expect(names(first!.events)).toEqual(names(comments.events));
  expect(names(first!.slots)).toEqual(names(comments.slots));
  expect(names(first!.cssParts)).toEqual(names(ofComments));
  expect(names(first!.cssProperties)).toEqual(names(tokens));
  expect(names(second!.cssParts)).toEqual(["count"]);
  expect(first!.attributes.find(({ name }) => name === "dark-when")?.fieldName).toBe("darkWhen");
  expect(registering!.exports.map(({ kind, name }) => [kind, name])).toEqual([
    ["custom-element-definition", comments.tag],
    ["custom-element-definition", count.tag],
  ]);
});

test("VS Code knows tags, attributes and their values, custom properties and parts", () => {
  interface Html {
    version: number;
    tags: (Named & { attributes: (Named & { values?: Named[] })[] })[];
  }
  interface Css {
    version: number;
    properties: Named[];
    pseudoElements: Named[];
  }
  const html = read("vscode.html-custom-data.json") as Html;
  const css = read("vscode.css-custom-data.json") as Css;
  expect([html.version, css.version]).toEqual([1.1, 1.1]);
  expect(html.tags.map(({ name, attributes }) => [name, names(attributes)])).toEqual([
    [comments.tag, names(comments.attributes)],
    [count.tag, names(count.attributes)],
  ]);
  const loading = html.tags[0]!.attributes.find(({ name }) => name === "loading");
  expect(names(loading!.values!)).toEqual(["eager", "lazy"]);
  expect(names(css.properties)).toEqual(names(tokens));
  expect(names(css.pseudoElements)).toEqual(parts.map(({ name }) => `::part(${name})`));
});

test("JetBrains knows the version, and all of both elements", () => {
  interface WebTypes {
    name: string;
    version: string;
    contributions: {
      html: {
        elements: (Named & {
          attributes: Named[];
          slots: Named[];
          js: { properties: Named[]; events: Named[] };
          css: { properties: Named[]; parts: Named[] };
        })[];
      };
    };
  }
  const { name, version, contributions } = read("web-types.json") as WebTypes;
  expect([name, version]).toEqual(["afterword", "1.2.3"]);
  const [first, second] = contributions.html.elements;
  expect([first!.name, second!.name]).toEqual([comments.tag, count.tag]);
  expect(names(first!.js.properties)).toEqual(names(comments.properties));
  expect(names(first!.js.events)).toEqual(names(comments.events));
  expect(names(first!.css.parts)).toEqual(names(ofComments));
  expect(names(second!.css.properties)).toEqual([]);
});

test("nothing goes without a description, and none holds a link that leads into our documents", () => {
  const text = JSON.stringify(files);
  expect(text).not.toContain("](");
  expect(text.match(/"description":""/g)).toBe(null);
});
