/**
 * One example: `vite --config demo/frameworks/vite.config.ts --mode react`, beside `npm start`. In a project of your own
 * `afterword` comes from the package, and needs no `alias`.
 */
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import { join } from "node:path";
import solid from "vite-plugin-solid";
import { defineConfig, type UserConfig } from "vite";

const here = import.meta.dirname;
const widget = join(here, "../../src/widget");

/** What each framework needs besides: a compiler that knows its files, and for Vue which elements are not its own. */
const needs: Record<string, UserConfig> = {
  html: {},
  react: { oxc: { jsx: { runtime: "automatic", importSource: "react" } } },
  vue: {
    plugins: [
      vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("afterword-") } } }),
    ],
  },
  svelte: { plugins: [svelte({ configFile: false })] },
  solid: { plugins: [solid()] },
};

export default defineConfig(({ mode }) => {
  const own = needs[mode];
  if (!own) throw new Error(`There is no example "${mode}"; there are ${Object.keys(needs).join(", ")}.`);
  return {
    ...own,
    root: join(here, mode),
    // One of the newspaper's own ports, so that comments of its pages are taken.
    server: { host: "127.0.0.1", port: 4092 },
    resolve: {
      alias: [
        { find: /^afterword$/, replacement: join(widget, "register.ts") },
        { find: /^afterword\//, replacement: `${join(widget, "frameworks")}/` },
      ],
    },
    build: { outDir: join(here, "../../dist/frameworks", mode), emptyOutDir: true, minify: false },
  };
});
