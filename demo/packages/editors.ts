/**
 * What editors and other tools are told of the elements, made from `src/widget/reference`: the Custom Elements Manifest
 * (schema 2.1.0), custom data of VS Code for HTML and CSS (version 1.1), and web-types of JetBrains.
 */
import { elements, type ElementReference } from "../../src/widget/reference/members.ts";
import { parts } from "../../src/widget/reference/parts.ts";
import { tokens, type Token } from "../../src/widget/reference/tokens.ts";

const module = "modules/elements.js";
const registering = "modules/index.js";

const partsOf = ({ tag }: ElementReference) => parts.filter((part) => part.of === tag);
const tokensOf = ({ tag }: ElementReference): readonly Token[] =>
  tag === "afterword-comments" ? tokens : [];
/** Links lead into the documents, where editors cannot follow. */
const plain = (what: string): string => what.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
const described = (what = "", otherwise = ""): string =>
  plain(otherwise ? `${what}; otherwise ${otherwise}` : what);
const nameAndWhat = ({ name, what }: { name: string; what: string }) => ({ name, description: plain(what) });

function describe({ attributes }: ElementReference, name: string | undefined): string {
  const attribute = attributes.find((one) => one.name === name);
  return described(attribute?.what, attribute?.otherwise);
}

export const customElements = () => ({
  schemaVersion: "2.1.0",
  modules: [
    {
      kind: "javascript-module",
      path: module,
      declarations: elements.map((element) => ({
        kind: "class",
        customElement: true,
        name: element.className,
        tagName: element.tag,
        description: element.what,
        superclass: { name: "HTMLElement", package: "global:" },
        attributes: element.attributes.map(({ name, what, otherwise, values }) => ({
          name,
          description: described(what, otherwise),
          type: { text: values ? values.map((value) => `"${value}"`).join(" | ") : "string" },
          ...fieldOf(element, name),
        })),
        members: [
          ...element.properties.map(({ name, type, attribute, what, otherwise }) => ({
            kind: "field",
            name,
            type: { text: type },
            description: attribute ? describe(element, attribute) : described(what, otherwise),
            ...(attribute && { attribute }),
          })),
          ...element.methods.map(({ name, parameters, returns, what }) => ({
            kind: "method",
            name,
            description: plain(what),
            parameters: parameters.map((one) => ({ name: one.name, type: { text: one.type } })),
            return: { type: { text: returns } },
          })),
        ],
        events: element.events.map(({ type, ...event }) => ({ ...nameAndWhat(event), type: { text: type } })),
        slots: element.slots.map(nameAndWhat),
        cssParts: partsOf(element).map(nameAndWhat),
        cssProperties: tokensOf(element).map(({ name, what, syntax, unset }) => ({
          name,
          description: described(what, unset),
          syntax,
        })),
      })),
      exports: elements.map(({ className }) => ({
        kind: "js",
        name: className,
        declaration: { name: className, module },
      })),
    },
    {
      kind: "javascript-module",
      path: registering,
      declarations: [],
      exports: elements.map(({ tag, className }) => ({
        kind: "custom-element-definition",
        name: tag,
        declaration: { name: className, module },
      })),
    },
  ],
});

function fieldOf({ properties }: ElementReference, name: string) {
  const field = properties.find(({ attribute }) => attribute === name);
  return field && { fieldName: field.name };
}

export const vscodeHtml = () => ({
  version: 1.1,
  tags: elements.map(({ tag, what, attributes }) => ({
    name: tag,
    description: what,
    attributes: attributes.map((one) => ({
      name: one.name,
      description: described(one.what, one.otherwise),
      ...(one.values && { values: one.values.map((name) => ({ name })) }),
    })),
  })),
});

export const vscodeCss = () => ({
  version: 1.1,
  properties: tokens.map(({ name, what, unset, syntax }) => ({
    name,
    description: described(what, unset),
    syntax,
  })),
  pseudoElements: parts.map(({ name, of, what }) => ({
    name: `::part(${name})`,
    description: `${of}: ${what}`,
  })),
});

export const webTypes = (version: string) => ({
  $schema: "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json",
  name: "afterword",
  version,
  "description-markup": "markdown",
  contributions: {
    html: {
      elements: elements.map((element) => ({
        name: element.tag,
        description: element.what,
        attributes: element.attributes.map(({ name, what, otherwise, values }) => ({
          name,
          description: described(what, otherwise),
          value: values ? { type: values.map((value) => `'${value}'`).join(" | ") } : { type: "string" },
        })),
        slots: element.slots.map(nameAndWhat),
        js: {
          properties: element.properties.map(({ name, type, attribute, what, otherwise }) => ({
            name,
            type,
            description: attribute ? describe(element, attribute) : described(what, otherwise),
          })),
          events: element.events.map(nameAndWhat),
        },
        css: {
          properties: tokensOf(element).map(({ name, what, unset }) => ({
            name,
            description: described(what, unset),
          })),
          parts: partsOf(element).map(nameAndWhat),
        },
      })),
    },
  },
});

/** The files of the package, by their names. */
export const editorFiles = (version: string): Record<string, unknown> => ({
  "custom-elements.json": customElements(),
  "vscode.html-custom-data.json": vscodeHtml(),
  "vscode.css-custom-data.json": vscodeCss(),
  "web-types.json": webTypes(version),
});
