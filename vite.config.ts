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
      // What would put one sheet into another is taken out of Lit: see `unneeded`.
      if (/css`[^`]*\$\{/.test(code)) this.error("A style sheet of the widget holds nothing but CSS");
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
 * What Lit brings that nobody here needs, by the file it stands in. It notes its versions, and a table and a symbol for
 * decorators, on the page's globals: names that the page did not ask for, and that make its own Lit warn of a second
 * one. It looks there for polyfills of browsers that the loader turns away, and has another way to adopt a style sheet
 * for them. It explains errors that only somebody who writes templates can make, puts style sheets into one another,
 * reads attributes as JSON, as flags, and as an element of its own way would, and takes templates of SVG and MathML,
 * precompiled ones, listeners with options, initializers, controllers, and properties that have a default, that are
 * symbols or that no attribute stands for.
 */
const unneeded: [file: RegExp, what: RegExp, instead: string][] = [
  [/css-tag\.js$/, /\w+\.ShadowRoot&&.*?"replace"in CSSStyleSheet\.prototype/, "true"],
  [/css-tag\.js$/, /"CSSResult is not constructable[^"]*"/, ""],
  [/css-tag\.js$/, /1===(\w+)\.length\?\1\[0\]:\w+\.reduce\(.*?,\1\[0\]\)/, "$1[0]"],
  [/(lit-html|lit-element|reactive-element)\.js$/, /\w+\.\w+(Polyfill|Hydrate)Support/g, "(void 0)"],
  [/(lit-html|lit-element|reactive-element)\.js$/, /[,;]\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/, ""],
  [
    /reactive-element\.js$/,
    /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/,
    "",
  ],
  [
    /reactive-element\.js$/,
    /const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{.*?\}(?=this\._\$Eh=new Map)/,
    "",
  ],
  [/reactive-element\.js$/, /case Object:case Array:(\w+)=[^}]*JSON\.stringify\(\1\)/, ""],
  [/reactive-element\.js$/, /case Object:case Array:try\{.*?\}catch\(\w+\)\{.*?\}/, ""],
  [/reactive-element\.js$/, /case Boolean:(\w+)=\1\?\w+:null;break;/, ""],
  [/reactive-element\.js$/, /case Boolean:\w+=null!==\w+;break;/, ""],
  [/reactive-element\.js$/, /,(\w+)=\w+\.trustedTypes,\w+=\1\?\1\.emptyScript:""/, ""],
  [/reactive-element\.js$/, /\w+\.state&&\(\w+\.attribute=!1\),/, ""],
  [/reactive-element\.js$/, /!\w+\.noAccessor/, "true"],
  [/reactive-element\.js$/, /\[\.\.\.(\w+)\((\w+)\),\.\.\.\w+\(\2\)\]/, "$1($2)"],
  [
    /reactive-element\.js$/,
    /"function"==typeof (\w+)\.converter\?\{fromAttribute:\1\.converter\}:void 0!==\1\.converter\?\.fromAttribute\?\1\.converter:(\w+)/,
    "$2",
  ],
  [/reactive-element\.js$/, /\(void 0!==(\w+)\.converter\?\.toAttribute\?\1\.converter:(\w+)\)/, "$2"],
  [/lit-html\.js$/, /2===(\w+)\?"<svg>":3===\1\?"<math>":""/, '""'],
  [/lit-html\.js$/, /\+\(2===(\w+)\?"<\/svg>":3===\1\?"<\/math>":""\)/, ""],
  [/lit-html\.js$/, /,2===(\w+)\|\|3===\1\)\{.*?\}(?=for\()/, ")"],
  [/lit-html\.js$/, /"number"==typeof \w+\?(this\._\$AC\(\w+\)):\(.*?,\w+\)(?=;if\(this\._\$AH)/, "$1"],
  [/lit-html\.js$/, /\|\|\w+\.capture!==\w+\.capture.*?\.passive!==\w+\.passive/, ""],
  [/reactive-element\.js$/, /static addInitializer\(\w+\)\{.*?\}(?=static get observed)/, ""],
  [/reactive-element\.js$/, /addController\(\w+\)\{.*?\}removeController\(\w+\)\{.*?\}(?=_\$E_)/, ""],
  [/reactive-element\.js$/, /this\._\$EO\?\.forEach\(\w+=>\w+\.host\w+\?\.\(\)\)/g, "0"],
  [
    /reactive-element\.js$/,
    /(?<=[!(\w]\))\|\|\w+\.useDefault&&.*?hasAttribute\(\w+\._\$Eu\(\w+,\w+\)\)(?=\)\))/,
    "",
  ],
  [/reactive-element\.js$/, /\w+&&!\(this\._\$Ej\?\?=new Map\).*?\|\|(?=\(this\._\$AL)/, ""],
  [/reactive-element\.js$/, /(\w+)\?\?this\._\$Ej\?\.get\(\w+\)\?\?\1/, "$1"],
  [/reactive-element\.js$/, /,void 0!==\w+\.l&&\(this\.l=\[\.\.\.\w+\.l\]\)/, ""],
  [/reactive-element\.js$/, /,this\.constructor\.l\?\.forEach\(\w+=>\w+\(this\)\)/, ""],
];

const noSurplus = (): Plugin => ({
  name: "no-surplus",
  apply: "build",
  transform(code, id) {
    let rest = code;
    for (const [file, what, instead] of unneeded.filter(([file]) => file.test(id))) {
      const before = rest;
      rest = rest.replace(what, instead);
      if (before === rest)
        this.error(`${what} is no longer in ${file}: does Lit need it less, or say it otherwise?`);
    }
    return rest === code ? null : rest;
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
    if (name === "main") return code.replace(runtime, "").replace("/* @__PURE__ */ __exportAll({})", "{}");
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
      // Only a bundler would look at them.
      else chunk.code = chunk.code.replaceAll("/* @__PURE__ */ ", "");
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
            { name: "reading", test: /\/(widget\/reading|moments\/browsers)\.ts$/, priority: 1 },
            { name: "later", test: /\/widget\/later\.ts$/ },
            // What other backends share with the next one, and with the line that our own server tells news on: without
            // it they would load all of that.
            {
              name: "shared",
              test: /\/(contract\/(read-events|version-of)|backends\/tell-developer)\.ts$/,
              priority: 1,
            },
            // What the adapters share comes with what loads them, and not one round trip later.
            {
              name: "other-backends",
              test: /\/(widget\/other-backends|backends\/entities|i18n\/unnamed)\.ts$/,
            },
          ],
        },
        entryFileNames: "[name].js",
        // Short, for the loader holds two of them.
        chunkFileNames: "assets/[name]-[hash:6].js",
      },
    },
  },
  plugins: [ownCopies(), closeUp(), noSurplus(), noRuntime(), brotliBeside("dist/widget")],
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
  transform: (code, id) => (id.endsWith("/src/widget/endpoint.ts") ? code.replace(/= .*;/, '= "";') : null),
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
      output: { minify: true, entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash:7].js" },
      transform: {
        inject: Object.fromEntries(
          ["HTMLElement", "document", "customElements"].map((name) => [name, [outsideBrowsers, name]]),
        ),
      },
    },
  },
  plugins: [closeUp(), noSurplus(), noOwnServer()],
};

export default defineConfig(({ mode }) => ({ desk, modules })[mode] ?? widget);
