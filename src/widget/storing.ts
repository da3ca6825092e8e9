/** How entries are kept: what one place refuses goes to the next lesser one, in the end to the page's own memory. */
import { all, allowed, prefix, tab, type Area, type KeptIn } from "./storage.ts";

// Not below the prefix, so that other tabs do not take it for an entry.
const probe = "afterword";

/** Such an entry is never kept for longer than the tab. */
const ofSession = (name: string) => name.startsWith("session ");

let worst: KeptIn | undefined;

export function write(name: string, value: string): KeptIn {
  for (const [keptIn, area] of allowed(ofSession(name))) {
    try {
      area.setItem(prefix + name, value);
      for (const [, other] of all) if (other !== area) other.removeItem(prefix + name);
      return ofSession(name) ? keptIn : (worst = keptIn);
    } catch {
      // Blocked or full: the next place is tried.
    }
  }
  return (worst = "page");
}

export const remove = (name: string): void => all.forEach(([, area]) => area.removeItem(prefix + name));

/** Where the last entry went; before the first, where it would go. */
export function keptIn(): KeptIn {
  worst ??= allowed().find(([, area]) => takes(area))?.[0] ?? "page";
  return worst;
}

function takes(area: Area): boolean {
  try {
    area.setItem(probe, "");
    area.removeItem(probe);
    return true;
  } catch {
    return false;
  }
}

/** Marks the device as shared, or as the reader's own; see `share`. */
export function mark(shared: boolean): void {
  worst = undefined;
  try {
    if (shared) tab.setItem(`${prefix}shared`, "1");
    else tab.removeItem(`${prefix}shared`);
  } catch {
    // Nothing can be kept here at all, so nothing needs to be kept apart.
  }
}
