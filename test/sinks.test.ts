/** What no file of `src` may contain, because one slip of it would undo a promise. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourceFiles } from "./helpers/source-files.ts";

interface Ban {
  what: string;
  pattern: RegExp;
  endings: string[];
  /** The folder that it is about; all of `src` where none is named. */
  within?: string;
  /** The one file that may, with the reason in it. */
  except?: string;
}

const scripts = [".ts", ".html"];
const styles = [".ts", ".css", ".html"];

const bans: Ban[] = [
  {
    what: "markup made from strings",
    pattern:
      /\b(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|unsafeStatic|unsafeCSS|createContextualFragment|parseFromString|setHTMLUnsafe|srcdoc)\b|\bdocument\.write/,
    endings: scripts,
    except: "src/ui/sanitize.ts",
  },
  {
    what: "markup of the server that is not escaped",
    // A string that begins with a tag, unless a template escapes what is put into it.
    pattern: /(?<!sql\.)\braw\(|from "hono\/html"|(?<!\b(html|xml))[`"']\s*<(?=[a-z!/?])/,
    within: "src/server",
    endings: [".ts"],
    except: "src/server/pages/markup.ts",
  },
  {
    what: "code made from strings",
    pattern: /\beval\(|\bnew Function\b|["'`]javascript:/,
    endings: scripts,
  },
  {
    what: "inline styles, which a strict CSP refuses",
    pattern: /\sstyle=["'$]|\bstyleMap\b|\.style\.cssText\b|setAttribute\(["']style["']/,
    endings: scripts,
  },
  {
    what: "cookies for readers",
    pattern: /\bdocument\.cookie\b|credentials:\s*["'](include|same-origin)["']/,
    endings: scripts,
    except: "src/desk/client.ts",
  },
  {
    what: "physical directions in CSS, which are wrong from right to left",
    // A bare "left:" needs a length behind it, so that an object's field is none.
    pattern:
      /\b(margin|padding|border|inset)-(left|right|top|bottom)\b|\bborder-(top|bottom)-(left|right)-radius\b|[\s;{](left|right)\s*:\s*(-?[\d.]+(px|rem|em|ch|%)?|auto)\s*;|\b(text-align|float|clear)\s*:\s*(left|right)\b/,
    endings: styles,
  },
];

test.each(bans)("no $what", ({ pattern, endings, within = "src", except }) => {
  const files = sourceFiles(within, endings).filter((file) => file !== except);
  expect(files.length).toBeGreaterThan(10);
  const found = files.flatMap((file) => {
    const match = pattern.exec(readFileSync(file, "utf8"));
    return match ? [`${file}: ${match[0].trim()}`] : [];
  });
  expect(found).toEqual([]);
});

test.each([
  ["markup made from strings", "element.innerHTML = text"],
  ["markup of the server that is not escaped", "raw(text)"],
  ["markup of the server that is not escaped", "`<p>${text}</p>`"],
  ["markup of the server that is not escaped", '"<p>" + text'],
  ["code made from strings", "new Function(text)"],
  ["inline styles, which a strict CSP refuses", '<p style="color: red">'],
  ["cookies for readers", 'fetch(url, { credentials: "include" })'],
  ["physical directions in CSS, which are wrong from right to left", ".a { margin-left: 1em; }"],
  ["physical directions in CSS, which are wrong from right to left", ".a { left: 0; }"],
  ["physical directions in CSS, which are wrong from right to left", "text-align: right"],
])("the ban of %s finds %s", (what, sample) => {
  expect(bans.find((ban) => ban.what === what)!.pattern.test(sample)).toBe(true);
});
