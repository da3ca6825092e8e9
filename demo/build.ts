/** Builds what is older than its sources: the widget, the desk, and the scripts of the pages without a server. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { InlineConfig } from "vite";

const root = join(import.meta.dirname, "..");

interface Target {
  name: string;
  /** The file whose age counts. */
  built: string;
  sources: string[];
  config: InlineConfig;
}

const browserFloors = ["src/i18n", "src/guidance", "src/contract", "src/backends", "src/ui"];
const configFile = join(root, "vite.config.ts");

const targets: Target[] = [
  {
    name: "widget",
    built: "dist/widget/afterword.js",
    sources: [...browserFloors, "src/widget", "vite.config.ts", "package-lock.json"],
    config: { configFile },
  },
  {
    name: "desk",
    built: "dist/desk/index.html",
    sources: [...browserFloors, "src/desk", "vite.config.ts", "package-lock.json"],
    config: { configFile, mode: "desk" },
  },
  {
    name: "pages without a server",
    built: "dist/demo/try-it.js",
    sources: [
      ...browserFloors,
      "src/widget",
      "demo/try-it.ts",
      "demo/themes",
      "demo/theming",
      "package-lock.json",
    ],
    config: {
      configFile: false,
      publicDir: false,
      // As readers get Lit, also where a test runner builds it.
      resolve: { conditions: ["module", "browser", "production"] },
      build: {
        target: "es2022",
        outDir: "dist/demo",
        lib: {
          entry: {
            "try-it": "demo/try-it.ts",
            theming: "demo/theming/page.ts",
            themes: "demo/themes/page.ts",
          },
          formats: ["es"],
        },
        rolldownOptions: { output: { chunkFileNames: "assets/[name]-[hash].js" } },
      },
    },
  },
];

/** Milliseconds; 0 where there is no such file. A folder is as young as its youngest file, and as itself. */
function youngest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => youngest(join(path, name))));
}

const isStale = ({ built, sources }: Target): boolean => {
  const age = youngest(join(root, built));
  return sources.some((source) => youngest(join(root, source)) > age);
};

export async function buildWhatIsStale(): Promise<void> {
  const stale = targets.filter(isStale);
  if (stale.length === 0) return;
  // Loading it takes longer than starting the server.
  const { build } = await import("vite");
  for (const target of stale) {
    console.log(`Building the ${target.name} …`);
    await build({ logLevel: "warn", ...target.config });
  }
}
