/**
 * Three builds: the widget as a publisher loads it (`vite build`), the moderators' desk (`vite build --mode desk`), and
 * the widget's modules for publishers who bundle it (`vite build --mode modules`). The first two get a brotli file
 * beside each text file, so that the server never compresses a static one.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { defineConfig, type Plugin, type UserConfig } from "vite";

// Under a test runner's environment Lit's development build would be bundled: other code than readers get, and more.
process.env["NODE_ENV"] = "production";

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

/**
 * The loader, the count and the fallback get their own copies of what they share with the main chunk. Shared, it would
 * be a chunk of its own, and one more round trip before the thread is shown; and the fallback is for when there is no
 * main chunk.
 */
const ownCopies = (): Plugin => ({
  name: "own-copies",
  apply: "build",
  enforce: "pre",
  async resolveId(source, importer, { kind }) {
    const owner = /\/widget\/(loader|count|fallback)\.ts$|\?own-(.*)$/.exec(importer ?? "");
    if (!importer || !owner) return null;
    // What the loader loads later is the main chunk itself.
    const name = owner[1] ?? owner[2];
    const later = kind !== "import-statement";
    if (name === "loader" && later) return null;
    const found = await this.resolve(source, importer.split("?", 1)[0], { skipSelf: true });
    return found && { ...found, id: `${found.id}?own-${name}${later ? "-later" : ""}` };
  },
});

/** Takes out of templates and styles the white space that is there for us: it would travel with every page. */
const closeUp = (): Plugin => ({
  name: "close-up",
  apply: "build",
  enforce: "pre",
  transform(code, id) {
    if (id.endsWith(".styles.ts")) {
      return code.replace(/(?<=css`)[^`]*/g, (sheet) =>
        sheet
          .replace(/\/\*.*?\*\//gs, "")
          .replace(/\s+/g, " ")
          .replace(/ ?([{};,]) ?/g, "$1")
          .replace(/: /g, ":")
          .replace(/;}/g, "}"),
      );
    }
    // Line ends stay: here is code too.
    return /\/src\/widget\/.*\.ts$/.test(id) ? code.replace(/\n\s+/g, "\n") : null;
  },
});

/**
 * Lit notes its versions, and a table for decorators, on the page's `globalThis`: names that the page did not ask for,
 * and that make its own Lit warn of a second one. Nobody but Lit's warning reads the versions. Neither does it find
 * there polyfills for browsers that the loader turns away, nor need other ways to adopt a style sheet.
 */
const noGlobals = (): Plugin => ({
  name: "no-globals",
  apply: "build",
  transform(code, id) {
    if (!/\/(lit-html|lit-element|reactive-element|css-tag)\.js$/.test(id)) return null;
    return code
      .replace(/\w+\.ShadowRoot&&.*?"replace"in CSSStyleSheet\.prototype/, "true")
      .replace(/\w+\.\w+(Polyfill|Hydrate)Support/g, "(void 0)")
      .replace(/[,;]\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/, "")
      .replace(/,\w+\.litPropertyMetadata\?\?=(?=new WeakMap;)/, ";const litPropertyMetadata=");
  },
});

/**
 * A chunk that holds more than its own module gives that module out as an object, and has the function that makes such
 * objects loaded first: a round trip. The main chunk gives nothing out; the next one brings the function itself.
 */
const noRuntime = (): Plugin => ({
  name: "no-runtime",
  apply: "build",
  renderChunk(code, { name }) {
    const runtime = /import \{ \w+ as __exportAll \} from "[^"]+";\n/;
    if (name === "main")
      return code.replace(runtime, "").replace("/* @__PURE__ */ __exportAll({})", "{}");
    if (name === "afterword") return code.replace(/\.then\(\((\w+)\) => \1\.\w+\)/, "");
    const inlined =
      "const __exportAll = (all) => Object.freeze(Object.defineProperties({}, Object.fromEntries(" +
      "Object.entries(all).map(([name, get]) => [name, { get, enumerable: true }]))));\n";
    return code.replace(runtime, inlined);
  },
  generateBundle(_, bundle) {
    for (const [file, chunk] of Object.entries(bundle)) {
      if (chunk.type !== "chunk") continue;
      if (chunk.name === "rolldown-runtime") delete bundle[file];
      else if (chunk.code.includes("rolldown-runtime"))
        this.error(`${file} still loads the bundler's runtime`);
    }
  },
});

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
        // The main chunk holds all that it needs, also where other chunks need it too; so does the next one. Names of
        // chunks do not speak of comments: those are what some content blockers look for.
        codeSplitting: {
          groups: [
            { name: "main", test: /\/widget\/define\.ts$/, priority: 2 },
            { name: "reading", test: /\/widget\/reading\.ts$/, priority: 1 },
            { name: "later", test: /\/widget\/later\.ts$/ },
          ],
        },
        entryFileNames: "[name].js",
        // Short, for the loader holds two of them.
        chunkFileNames: "assets/[name]-[hash:6].js",
      },
    },
  },
  plugins: [ownCopies(), closeUp(), noGlobals(), noRuntime(), brotliBeside("dist/widget")],
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

/** In a publisher's bundle a module knows nothing of the server it once came from: elements name it. */
const noOwnServer = (): Plugin => ({
  name: "no-own-server",
  transform: (code, id) =>
    id.endsWith("/src/widget/endpoint.ts") ? code.replace(/= .*;/, '= "";') : null,
});

const frameworks = ["react", "vue", "svelte", "solid"];

const outsideBrowsers = join(import.meta.dirname, "src/widget/outside-browsers.ts");

const modules: UserConfig = {
  publicDir: false,
  build: {
    target: oldestBrowsers,
    outDir: "dist/modules",
    lib: {
      entry: {
        index: "src/widget/register.ts",
        elements: "src/widget/elements.ts",
        ...Object.fromEntries(frameworks.map((name) => [name, `src/widget/frameworks/${name}.ts`])),
      },
      formats: ["es"],
    },
    rolldownOptions: {
      output: { minify: true, entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash:6].js" },
      transform: {
        inject: Object.fromEntries(
          ["HTMLElement", "document", "customElements"].map((name) => [name, [outsideBrowsers, name]]),
        ),
      },
    },
  },
  plugins: [closeUp(), noGlobals(), noOwnServer()],
};

export default defineConfig(({ mode }) => ({ desk, modules })[mode] ?? widget);
