const told = new Set<string>();

/** One line on the console for whoever builds the page, once for each fault. Readers are told by the widget. */
export function tellDeveloper(what: string, error: unknown): void {
  const line = `Afterword: ${what} ${error instanceof Error ? error.message : String(error)}`;
  if (told.has(line)) return;
  told.add(line);
  // oxlint-disable-next-line no-console -- a fault in the publisher's own code shows nowhere else
  console.error(line, ...(error instanceof Error ? [error] : []));
}
