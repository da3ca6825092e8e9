/** The browser engines of this machine, and which of them a run must use. */
import { existsSync } from "node:fs";
import { join } from "node:path";

export const engineNames = ["chromium", "firefox", "webkit"] as const;
export type EngineName = (typeof engineNames)[number];

export interface Engine {
  name: EngineName;
  /** The browser itself; for WebKit its MiniBrowser, which `WebKitWebDriver` starts. */
  executable: string;
}

const firstThatExists = (paths: (string | undefined)[]): string | undefined =>
  paths.find((path) => path !== undefined && existsSync(path));

const onPath = (...names: string[]): string | undefined =>
  firstThatExists(
    (process.env["PATH"] ?? "").split(":").flatMap((folder) => names.map((name) => join(folder, name))),
  );

const librariesOf = { x64: "x86_64-linux-gnu", arm64: "aarch64-linux-gnu" }[process.arch as "x64" | "arm64"];

function findWebKit(): string | undefined {
  if (!onPath("WebKitWebDriver") || !onPath("Xvfb")) return undefined;
  return firstThatExists(
    ["6.0", "4.1", "4.0"].map((version) => `/usr/lib/${librariesOf}/webkit2gtk-${version}/MiniBrowser`),
  );
}

const finders: Record<EngineName, () => string | undefined> = {
  chromium: () =>
    firstThatExists([
      process.env["CHROMIUM"],
      onPath("chromium", "chromium-browser", "google-chrome", "chrome"),
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]),
  firefox: () =>
    firstThatExists([
      process.env["FIREFOX"],
      onPath("firefox-esr", "firefox"),
      "/Applications/Firefox.app/Contents/MacOS/firefox",
    ]),
  webkit: findWebKit,
};

/** The engines that `ENGINES` (a comma-separated list) requires; empty where it leaves the choice to the machine. */
function requiredEngines(): EngineName[] {
  const named = (process.env["ENGINES"] ?? "").split(",").filter((name) => name !== "");
  for (const name of named) {
    if (!engineNames.includes(name as EngineName)) {
      throw new Error(`ENGINES names "${name}"; the engines are ${engineNames.join(", ")}`);
    }
  }
  return named as EngineName[];
}

/**
 * The engines to run: those that `ENGINES` names, else all that are installed. Where no Chromium is installed, the
 * one of the package `@sparticuz/chromium` stands in.
 *
 * @throws Error where an engine that `ENGINES` names is not there
 */
export async function findEngines(): Promise<Engine[]> {
  const required = requiredEngines();
  const engines: Engine[] = [];
  for (const name of required.length > 0 ? required : engineNames) {
    const executable = finders[name]() ?? (name === "chromium" ? await packagedChromium() : undefined);
    if (executable) engines.push({ name, executable });
    else if (required.includes(name))
      throw new Error(`ENGINES requires ${name}, which is not installed here`);
  }
  return engines;
}

async function packagedChromium(): Promise<string | undefined> {
  if (process.platform !== "linux") return undefined;
  const { default: chromium } = await import("@sparticuz/chromium");
  return await chromium.executablePath();
}

/** Chromium refuses to start as root with its sandbox on. */
export const chromiumFlags = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
