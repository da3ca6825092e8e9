/** The WordPress of the tests: 480 MB, and not under our licence, so that it is no part of what `npm ci` brings. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const stamp = `${folder}node_modules/.installed-from`;
const lockHash = () =>
  createHash("sha256")
    .update(readFileSync(`${folder}package-lock.json`))
    .digest("hex");

/** Whether what `package-lock.json` names is there. */
export const isInstalled = (): boolean => existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash();

/** Does nothing where it is there already. @throws where npm fails; it has said why by then. */
export function install(): void {
  if (isInstalled()) return;
  console.log("Installing the WordPress of the tests (480 MB) …");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("WordPress could not be installed");
  writeFileSync(stamp, lockHash());
}
