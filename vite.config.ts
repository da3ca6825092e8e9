/**
 * Two builds: the widget as a publisher loads it (`vite build`) and the moderators' desk (`vite build --mode desk`).
 * Both go to `dist`, with a brotli file beside each text file, so that the server never compresses a static one.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { defineConfig, type Plugin, type UserConfig } from "vite";

const brotliBeside = (folder: string): Plugin => ({
  name: "brotli-beside",
  apply: "build",
  closeBundle() {
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!/\.(js|css|html|svg|json)$/.test(file)) continue;
      const bytes = readFileSync(join(folder, file));
      writeFileSync(
        join(folder, `${file}.br`),
        brotliCompressSync(bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
        }),
      );
    }
  },
});

const oldestBrowsers = ["es2022", "chrome111", "firefox115", "safari16.4"];

// Library mode: app mode would put a preload helper three times the loader's size into the loader.
const widget: UserConfig = {
  publicDir: false,
  build: {
    target: oldestBrowsers,
    outDir: "dist/widget",
    modulePreload: false,
    lib: { entry: { afterword: "src/widget/loader.ts" }, formats: ["es"] },
    rolldownOptions: {
      output: {
        // Library mode leaves white space in unless it is asked for by name.
        minify: true,
        entryFileNames: "[name].js",
        chunkFileNames: "assets/[name]-[hash].js",
      },
    },
  },
  plugins: [brotliBeside("dist/widget")],
};

const desk: UserConfig = {
  root: "src/desk",
  publicDir: false,
  build: {
    target: oldestBrowsers,
    outDir: "../../dist/desk",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  plugins: [brotliBeside("dist/desk")],
};

export default defineConfig(({ mode }) => (mode === "desk" ? desk : widget));
