/** A database in a folder of its own, with a site whose limits nobody reaches. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareSite } from "../helpers/prepared-site.ts";
import { unlimited } from "../helpers/server-process.ts";

export interface Place {
  folder: string;
  /** Of the SQLite file. */
  path: string;
  /** For the server. */
  env: Record<string, string>;
  leave(): void;
}

export async function findPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "afterword-bench-"));
  const path = join(folder, "afterword.db");
  await prepareSite(`sqlite:${path}`);
  return {
    folder,
    path,
    env: {
      ...unlimited,
      AFTERWORD_DATABASE: `sqlite:${path}`,
      AFTERWORD_SECRET_FILE: join(folder, "secret"),
      AFTERWORD_API_PORT: "0",
      AFTERWORD_DESK_PORT: "0",
      AFTERWORD_LOG_LEVEL: "warn",
    },
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
}
