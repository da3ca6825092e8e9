/** A string, with the colon that makes it a name; or the beginning or end of an object or a list. */
const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gs;

/**
 * Whether an object in the text names a member twice (RFC 8259, 4, leaves open which of them counts, so that two who
 * read the same text may read another thing).
 *
 * @param json Text that `JSON.parse` takes.
 */
export function hasRepeatedName(json: string): boolean {
  const open: Set<string>[] = [];
  for (const [found, colon] of json.matchAll(token)) {
    if (found === "{" || found === "[") open.push(new Set());
    else if (found === "}" || found === "]") open.pop();
    else if (colon !== undefined) {
      // Escapes spell the same name in another way.
      const name = JSON.parse(found.slice(0, -colon.length)) as string;
      const names = open.at(-1)!;
      if (names.has(name)) return true;
      names.add(name);
    }
  }
  return false;
}
