/** The tree that screen readers are given, of a page in Chromium and in Firefox, in one shape and in the words of ARIA. */
import type { CDPSession } from "playwright-core";
import type { Firefox } from "./marionette.ts";

export interface TreeNode {
  role: string;
  name: string;
  description: string;
  /** Of a heading, from 1. */
  level: number | null;
  /** What it is at the moment: "expanded", "required", …, as the engine says it. */
  states: string[];
  children: TreeNode[];
}

/** Its lines in the order of reading, each set in below what holds it. */
export function linesOf({ role, name, description, level, states, children }: TreeNode, depth = 0): string {
  const line = [
    role,
    name && `“${name}”`,
    level && `level ${level}`,
    ...states,
    description && `— ${description}`,
  ];
  const own = `${"  ".repeat(depth)}${line.filter(Boolean).join(" ")}\n`;
  return own + children.map((child) => linesOf(child, depth + 1)).join("");
}

/** All below it, in the order of reading. */
export const inside = (node: TreeNode): TreeNode[] =>
  node.children.flatMap((child) => [child, ...inside(child)]);

export const withRole = (node: TreeNode, role: string): TreeNode[] =>
  inside(node).filter((one) => one.role === role);

const closedUp = (text: string): string =>
  text
    .replace(/[\u2066-\u2069\u200b]/g, "")
    .replace(/\s+/g, " ")
    .trim();

const boxes =
  /^(|generic|none|text container|section|paragraph|sectionheader|header|time|menulistpopup|combobox list)$/i;

/** Only what says something: boxes without a role are taken out, and texts that are their parent's name. */
function trimmed(node: TreeNode): TreeNode[] {
  // What a label says is the name of its field.
  if (/^label(text)?$/i.test(node.role))
    return node.children.flatMap(trimmed).filter(({ role }) => role !== "text");
  const children = node.children.flatMap(trimmed);
  if (boxes.test(node.role)) return children;
  const name = node.role === "listitem" ? "" : closedUp(node.name);
  const worthTelling = children.filter((child) => child.role !== "text" || !name.includes(child.name));
  if (node.role === "text" && !name) return [];
  return [{ ...node, name, description: closedUp(node.description), children: joined(worthTelling) }];
}

/** A text that is cut by elements without a role is read as one. */
const joined = (nodes: TreeNode[]): TreeNode[] =>
  nodes.reduce<TreeNode[]>((list, node) => {
    const last = list.at(-1);
    if (node.role !== "text" || last?.role !== "text") return [...list, node];
    return [...list.slice(0, -1), { ...last, name: `${last.name} ${node.name}` }];
  }, []);

const chromiumRoles: Record<string, string> = { StaticText: "text", DisclosureTriangle: "disclosure" };
const chromiumStates = ["invalid", "required", "disabled", "expanded", "checked", "pressed", "focused"];

const text = (value: unknown): string => (typeof value === "string" ? value : "");

interface AxNode {
  nodeId: string;
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  description?: { value?: unknown };
  properties?: { name: string; value: { value?: unknown } }[];
  childIds?: string[];
}

/** @param session Of the page. */
export async function treeInChromium(session: CDPSession): Promise<TreeNode> {
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: AxNode[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const made = (node: AxNode): TreeNode => {
    const said = new Map(node.properties?.map(({ name, value }) => [name, value.value]));
    const role = text(node.role?.value);
    const states = chromiumStates.flatMap((name) => {
      const value = said.get(name);
      if (value === undefined || ((value === false || value === "false") && !/expanded|pressed/.test(name)))
        return [];
      return value === true || value === "true" ? [name] : [`${name}=${JSON.stringify(value)}`];
    });
    const kept = node.ignored || role === "InlineTextBox" || role === "ListMarker";
    return {
      role: node.ignored ? "none" : (chromiumRoles[role] ?? role),
      name: kept ? "" : text(node.name?.value),
      description: text(node.description?.value),
      level: role === "heading" ? Number(said.get("level")) : null,
      states,
      children:
        role === "StaticText" ? [] : (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []).map(made),
    };
  };
  return trimmed(made(nodes[0]!))[0]!;
}

const firefoxRoles: Record<string, string> = {
  "text leaf": "text",
  pushbutton: "button",
  "toggle button": "button",
  entry: "textbox",
  checkbutton: "checkbox",
  radiobutton: "radio",
  grouping: "group",
  "status bar": "status",
  statusbar: "status",
  summary: "disclosure",
  details: "group",
  "combobox option": "option",
};
// Not "focused": the service hears of the focus at some later time, or, of a window that is not in front, not at all.
const firefoxStates = ["invalid", "required", "unavailable", "expanded", "collapsed", "checked", "pressed"];

const readTree = `
  const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
  const read = (one) => {
    const state = {}, extra = {};
    one.getState(state, extra);
    const states = service.getStringStates(state.value, extra.value);
    const attributes = {};
    for (const { key, value } of one.attributes?.enumerate() ?? []) attributes[key] = value;
    return {
      role: attributes["xml-roles"] || service.getStringRole(one.role),
      name: one.name ?? "",
      description: one.description ?? "",
      level: Number(attributes.level ?? 0) || null,
      states: Array.from({ length: states.length }, (_, i) => states.item(i)),
      children: Array.from({ length: one.childCount }, (_, i) => read(one.getChildAt(i))),
    };
  };
  const shown = service.getAccessibleFor(gBrowser.selectedBrowser);
  return shown && read(shown);
`;

let reads = 0;

/**
 * The page that it shows. The tree is made in another process, and is there a little later than the page: a title of
 * its own tells that what was there before has come.
 */
export async function treeInFirefox(firefox: Firefox): Promise<TreeNode> {
  const title = `Page ${++reads}`;
  await firefox.run("content", "document.title = args[0];", title);
  const made = (node: TreeNode): TreeNode => ({
    ...node,
    role: firefoxRoles[node.role] ?? node.role,
    level: node.role === "heading" ? node.level : null,
    states: firefoxStates.filter((name) => node.states.includes(name)),
    children: node.role === "list item marker" ? [] : node.children.map(made),
  });
  let before = "";
  for (let tries = 0; tries < 100; tries++) {
    const read = (await firefox.run("chrome", readTree)) as TreeNode | null;
    const tree = read && trimmed(made(read))[0];
    const lines = tree ? linesOf(tree) : "";
    if (lines === before && lines.includes(`“${title}”`)) return tree!;
    before = lines;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error("The tree does not come to rest");
}
