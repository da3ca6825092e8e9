/**
 * The browser's storage under our prefix, each call guarded: it may be blocked, full, or gone from one call to the
 * next. What it refuses goes to the next lesser place, in the end to the page's own memory.
 */

/** Until forgotten, until the tab is closed, or until the page is left. */
export type KeptIn = "device" | "tab" | "page";

type Area = Pick<Storage, "getItem" | "setItem" | "removeItem"> & {
  names(): string[];
  /** Whether anything can be written here. */
  takes(): boolean;
};

const prefix = "afterword:";
// Not below the prefix, so that other tabs do not take it for an entry.
const probe = "afterword";

function browserArea(open: () => Storage): Area {
  const guarded =
    <A extends unknown[], R>(call: (storage: Storage, ...values: A) => R, otherwise: R) =>
    (...values: A): R => {
      try {
        return call(open(), ...values);
      } catch {
        return otherwise;
      }
    };
  return {
    // The one call whose failure matters: what was not written must go elsewhere.
    setItem: (name, value) => open().setItem(name, value),
    getItem: guarded((storage, name: string) => storage.getItem(name), null),
    removeItem: guarded((storage, name: string) => storage.removeItem(name), undefined),
    names: guarded((storage) => Object.keys(storage), []),
    takes: guarded((storage) => {
      storage.setItem(probe, "");
      storage.removeItem(probe);
      return true;
    }, false),
  };
}

function memoryArea(): Area {
  const entries = new Map<string, string>();
  return {
    setItem: (name, value) => void entries.set(name, value),
    getItem: (name) => entries.get(name) ?? null,
    removeItem: (name) => void entries.delete(name),
    names: () => [...entries.keys()],
    takes: () => true,
  };
}

const device = browserArea(() => localStorage);
const tab = browserArea(() => sessionStorage);
const page = memoryArea();
const all: [KeptIn, Area][] = [
  ["device", device],
  ["tab", tab],
  ["page", page],
];

const isShared = () => tab.getItem(`${prefix}shared`) !== null;
/** Such an entry is never kept for longer than the tab. */
const ofSession = (name: string) => name.startsWith("session ");
const allowed = (name = "") => (isShared() || ofSession(name) ? all.slice(1) : all);
// They say where to keep, not what was kept: they stay in their tab and are not listed.
const ofTheTab = new Set([`${prefix}shared`, `${prefix}tab`]);

let worst: KeptIn | undefined;

function write(name: string, value: string): KeptIn {
  for (const [keptIn, area] of allowed(name)) {
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

function names(start: string): string[] {
  const found = allowed().flatMap(([, area]) => area.names());
  return [...new Set(found)]
    .filter((name) => name.startsWith(prefix + start) && !ofTheTab.has(name))
    .map((name) => name.slice(prefix.length));
}

const read = (name: string): string | null =>
  allowed().reduce<string | null>((found, [, area]) => found ?? area.getItem(prefix + name), null);

const remove = (name: string): void => all.forEach(([, area]) => area.removeItem(prefix + name));

function newTab(): string {
  const id = Math.random().toString(36).slice(2);
  try {
    tab.setItem(`${prefix}tab`, id);
  } catch {
    // Then the name lasts as long as the page.
  }
  return id;
}

export const areas = {
  read,
  write,
  remove,
  /** Names of entries that begin so, without the prefix. */
  names,
  newTab,
  /** The name of this tab. */
  tab: (): string => tab.getItem(`${prefix}tab`) ?? newTab(),
  /** Where the last entry went; before the first, where it would go. */
  keptIn(): KeptIn {
    worst ??= allowed().find(([, area]) => area.takes())?.[0] ?? "page";
    return worst;
  },
  /** Whether the reader said that others use this device. */
  shared: isShared,
  /** Marks the device as shared, or as the reader's own; see `share`. */
  mark(shared: boolean): void {
    worst = undefined;
    try {
      if (shared) tab.setItem(`${prefix}shared`, "1");
      else tab.removeItem(`${prefix}shared`);
    } catch {
      // Nothing can be kept here at all, so nothing needs to be kept apart.
    }
  },
  /** @param listener Gets the name of the changed entry, or `null` where all were cleared. */
  onElsewhere(listener: (name: string | null) => void): () => void {
    const onStorage = ({ key }: StorageEvent) => {
      if (key === null) listener(null);
      else if (key.startsWith(prefix)) listener(key.slice(prefix.length));
    };
    addEventListener("storage", onStorage);
    return () => removeEventListener("storage", onStorage);
  },
};
