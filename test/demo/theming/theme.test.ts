import { describe, expect, test } from "vitest";
import {
  fromEntries,
  schemesOf,
  startTheme,
  toCss,
  toEntries,
  toTag,
  valuesIn,
  type Theme,
} from "../../../demo/theming/theme.ts";
import { tokens } from "../../../src/widget/reference/tokens.ts";

const theme: Theme = {
  ...startTheme,
  day: { "--afterword-radius": "8px", "--afterword-accent": "#a00" },
  night: { "--afterword-accent": "#f99" },
};

describe("the CSS to copy", () => {
  test("is nothing where nothing differs", () => {
    expect(toCss(startTheme)).toBe("");
    const asUnset = Object.fromEntries(tokens.map(({ name, unset }) => [name, unset]));
    expect(toCss({ ...startTheme, day: asUnset })).toBe("");
  });

  test("holds what differs, in the order of the table, and by night what is another then", () => {
    expect(toCss({ ...theme, rules: "afterword-comments::part(send) {\n  color: red;\n}" })).toBe(
      `afterword-comments {
  --afterword-accent: #a00;
  --afterword-radius: 8px;
}

@media (prefers-color-scheme: dark) {
  afterword-comments {
    --afterword-accent: #f99;
  }
}

afterword-comments::part(send) {
  color: red;
}
`,
    );
  });

  test("does not say by night what counts already", () => {
    expect(toCss({ ...theme, night: { "--afterword-accent": "#a00" } })).not.toContain("@media");
  });

  test("follows what makes the page dark", () => {
    expect(toCss({ ...theme, dark: ".night" })).toContain(
      ":is(.night) afterword-comments, afterword-comments:is(.night) {\n  --afterword-accent: #f99;",
    );
    expect(toTag({ ...theme, dark: '[data-theme="dark"]' })).toBe(
      '<afterword-comments dark-when="[data-theme=&quot;dark&quot;]"></afterword-comments>',
    );
    const always = { ...theme, dark: "always" };
    expect(toCss(always)).toBe(
      "afterword-comments {\n  --afterword-accent: #f99;\n  --afterword-radius: 8px;\n}\n",
    );
    expect(toTag(always)).toBe('<afterword-comments scheme="dark"></afterword-comments>');
    expect(schemesOf(always)).toEqual(["dark"]);
    const never = { ...theme, dark: "never" };
    expect(toCss(never)).not.toContain("#f99");
    expect(toTag(never)).toBe('<afterword-comments scheme="light"></afterword-comments>');
  });
});

test("by night, what is not another is as by day", () => {
  expect(valuesIn(theme, "light")).toEqual(theme.day);
  expect(valuesIn(theme, "dark")).toEqual({ "--afterword-radius": "8px", "--afterword-accent": "#f99" });
});

describe("an address", () => {
  const takes = () => true;
  const same = (rules: string) => rules;

  test("brings back all that it was made of", () => {
    const whole: Theme = {
      ...theme,
      rules: "afterword-comments::part(send) { color: red; }",
      dark: ".night",
      page: { ...startTheme.page, ground: "#ffe", size: "20px" },
    };
    const address = new URLSearchParams(toEntries(whole)).toString();
    expect(fromEntries(new URLSearchParams(address), takes, same)).toEqual(whole);
    expect(toEntries(startTheme)).toEqual([]);
  });

  test("loses what is no value, and what is no token", () => {
    const read = fromEntries(
      [
        ["accent", "red;} body {"],
        ["nothing", "red"],
        ["radius", "4px"],
        ["dark", "}"],
        ["page.ground", "}"],
      ],
      (_syntax, text) => !text.includes("}"),
      () => "",
    );
    expect(read).toEqual({ ...startTheme, day: { "--afterword-radius": "4px" } });
  });
});
