import { globSync } from "node:fs";

/** Files below a folder of the repository with one of these endings, sorted, with forward slashes. */
export function sourceFiles(folder: string, endings: string[]): string[] {
  return globSync(endings.map((ending) => `${folder}/**/*${ending}`))
    .map((file) => file.replaceAll("\\", "/"))
    .toSorted();
}
