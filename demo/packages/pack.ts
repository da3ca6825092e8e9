/**
 * `npm run pack`: makes the two packages that are published, `afterword` (the widget) and `afterword-server` (server,
 * desk, command line), as folders and as tarballs in `dist/packages`.
 *
 * Beside `demo/build.ts`, whose builds it packs. What the packages hold is walked from their entries, file by file, so
 * that neither has what it does not use; the server is compiled because Node strips no types inside `node_modules`.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { build } from "vite";
import { buildWhatIsStale } from "../build.ts";
import { editorFiles } from "./editors.ts";

const root = join(import.meta.dirname, "../..");
const inRoot = (...path: string[]): string => join(root, ...path);
const compiled = inRoot("dist/compiled");
const packages = inRoot("dist/packages");

interface Manifest {
  version: string;
  description: string;
  license: string;
  engines: { node: string };
  dependencies: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(inRoot("package.json"), "utf8")) as Manifest;

/** A statement of its own, or a part that is loaded when it is needed; in declarations, a type. */
const specifiers =
  /^(?:import|export)\s(?:[\w$*\s{},]+?\sfrom\s)?["']([^"']+)["']|\bimport\(["']([^"']+)["']\)/gm;

/** Every file that these lead to, by paths inside `dist/compiled`, and the packages that they name. */
function walk(entries: string[], read: (file: string) => string): { files: string[]; libraries: string[] } {
  const files = new Set(entries);
  const libraries = new Set<string>();
  for (const file of files) {
    for (const [, named, lazy] of read(file).matchAll(specifiers)) {
      const specifier = (named ?? lazy)!;
      if (specifier.startsWith(".")) files.add(posix.join(posix.dirname(file), specifier));
      else if (!specifier.startsWith("node:"))
        libraries.add(specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/"));
    }
  }
  return { files: [...files], libraries: [...libraries].toSorted((a, b) => a.localeCompare(b)) };
}

const readScript = (file: string): string => readFileSync(join(compiled, file), "utf8");
const typesOf = (file: string): string => file.replace(/\.js$/, ".d.ts");
/** The compiler leaves `.ts` in declarations, where only a consumer that allows it can follow. */
const readTypes = (file: string): string =>
  readScript(typesOf(file)).replace(/(["'])(\.{1,2}\/[^"']+)\.ts\1/g, "$1$2.js$1");

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function packWidget(): string {
  const folder = join(packages, "afterword");
  cpSync(inRoot("dist/widget"), folder, { recursive: true, filter: (file) => !file.endsWith(".br") });
  cpSync(inRoot("dist/modules"), join(folder, "modules"), { recursive: true });
  const entries = {
    ".": ["index", "register"],
    "./elements": ["elements", "elements"],
    ...Object.fromEntries(
      ["react", "vue", "svelte", "solid"].map((name) => [`./${name}`, [name, `frameworks/${name}`]]),
    ),
  } as Record<string, [module: string, types: string]>;
  const types = walk(
    Object.values(entries).map(([, file]) => `widget/${file}.js`),
    readTypes,
  );
  for (const file of types.files) {
    const lit = posix.relative(posix.dirname(file), "lit.js");
    write(join(folder, "types", typesOf(file)), readTypes(file).replace(/(["'])lit(-html)?\1/g, `"${lit}"`));
  }
  cpSync(join(import.meta.dirname, "afterword/lit.d.ts"), join(folder, "types/lit.d.ts"));
  for (const [file, data] of Object.entries(editorFiles(manifest.version)))
    write(join(folder, file), JSON.stringify(data));
  return finish(folder, {
    name: "afterword",
    keywords: ["comments", "custom-element", "web-component", "moderation"],
    customElements: "custom-elements.json",
    "web-types": "web-types.json",
    exports: {
      ...Object.fromEntries(
        Object.entries(entries).map(([name, [module, file]]) => [
          name,
          { types: `./types/widget/${file}.d.ts`, default: `./modules/${module}.js` },
        ]),
      ),
      "./package.json": "./package.json",
      "./custom-elements.json": "./custom-elements.json",
    },
    // All but `elements`: they register, or are a page's own script.
    sideEffects: [
      "./afterword.js",
      "./assets/*.js",
      ...Object.values(entries)
        .map(([module]) => `./modules/${module}.js`)
        .filter((file) => !file.endsWith("/elements.js")),
    ],
  });
}

function packServer(): string {
  const folder = join(packages, "afterword-server");
  for (const name of ["widget", "desk"]) {
    cpSync(inRoot("dist", name), join(folder, "dist", name), { recursive: true });
  }
  const entries = ["server/serve.js", "server/config.js", "conformance/conformance.js"];
  const scripts = walk([...entries, "cli/main.js"], readScript);
  for (const file of scripts.files) write(join(folder, "lib", file), readScript(file));
  for (const file of walk(entries, readTypes).files)
    write(join(folder, "lib", typesOf(file)), readTypes(file));
  const entry = (file: string) => ({ types: `./lib/${typesOf(file)}`, default: `./lib/${file}` });
  return finish(folder, {
    name: "afterword-server",
    keywords: ["comments", "moderation", "server"],
    bin: { afterword: "lib/cli/main.js" },
    exports: {
      ".": entry("server/serve.js"),
      "./config": entry("server/config.js"),
      "./conformance": entry("conformance/conformance.js"),
      "./package.json": "./package.json",
    },
    engines: manifest.engines,
    dependencies: Object.fromEntries(
      scripts.libraries.map((name) => {
        const version = manifest.dependencies[name];
        if (!version) throw new Error(`The server imports ${name}, which is no dependency`);
        return [name, version];
      }),
    ),
  });
}

/** Adds what both have, and makes the tarball. */
function finish(folder: string, { name, ...own }: { name: string } & Record<string, unknown>): string {
  const { version, description, license } = manifest;
  write(
    join(folder, "package.json"),
    `${JSON.stringify({ name, version, description, license, type: "module", ...own }, null, 2)}\n`,
  );
  cpSync(join(import.meta.dirname, name, "README.md"), join(folder, "README.md"));
  cpSync(inRoot("LICENSE"), join(folder, "LICENSE"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", packages], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  return join(packages, `${name}-${version}.tgz`);
}

/** @returns The two tarballs. */
export async function pack(): Promise<{ widget: string; server: string }> {
  rmSync(compiled, { recursive: true, force: true });
  rmSync(packages, { recursive: true, force: true });
  await buildWhatIsStale();
  await build({ root, configFile: inRoot("vite.config.ts"), mode: "modules", logLevel: "warn" });
  execFileSync(process.execPath, [inRoot("node_modules/typescript/bin/tsc"), "-p", import.meta.dirname], {
    stdio: "inherit",
  });
  return { widget: packWidget(), server: packServer() };
}

if (import.meta.main) {
  for (const file of Object.values(await pack())) console.log(file);
}
