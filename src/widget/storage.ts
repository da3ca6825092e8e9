/**
 * The browser's storage under our prefix, each call guarded: it may be blocked, full, or gone from one call to the
 * next. Here it is read; `storing.ts` writes it, when there is something to keep.
 */

/** Until forgotten, until the tab is closed, or until the page is left. */
export type KeptIn = "device" | "tab" | "page";

export type Area = Pick<Storage, "getItem" | "setItem" | "removeItem"> & { names(): string[] };

export const prefix = "afterword:";

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
  };
}

function memoryArea(): Area {
  const entries = new Map<string, string>();
  return {
    setItem: (name, value) => void entries.set(name, value),
    getItem: (name) => entries.get(name) ?? null,
    removeItem: (name) => void entries.delete(name),
    names: () => [...entries.keys()],
  };
}

export const tab = browserArea(() => sessionStorage);

/** The best first. */
export const all: [KeptIn, Area][] = [
  ["device", browserArea(() => localStorage)],
  ["tab", tab],
  ["page", memoryArea()],
];

/** Whether the reader said that others use this device. */
export const isShared = () => tab.getItem(`${prefix}shared`) !== null;

/** @param ofTab Of an entry that is never kept for longer than the tab. */
export const allowed = (ofTab = false) => (isShared() || ofTab ? all.slice(1) : all);

// They say where to keep, not what was kept: they stay in their tab and are not listed.
const ofTheTab = [`${prefix}shared`, `${prefix}tab`];

/** Names of entries that begin so, without the prefix. */
export function names(start: string): string[] {
  const found = allowed().flatMap(([, area]) => area.names());
  return [...new Set(found)]
    .filter((name) => name.startsWith(prefix + start) && !ofTheTab.includes(name))
    .map((name) => name.slice(prefix.length));
}

export const read = (name: string): string | null =>
  allowed().reduce<string | null>((found, [, area]) => found ?? area.getItem(prefix + name), null);

/** Names this tab anew. Where that cannot be kept, the name lasts as long as the page. */
export function newTab(): string {
  const id = Math.random().toString(36).slice(2);
  try {
    tab.setItem(`${prefix}tab`, id);
  } catch {}
  return id;
}

/** The name of this tab. */
export const tabName = (): string => tab.getItem(`${prefix}tab`) ?? newTab();

/** @param listener Gets the name of the changed entry, or `null` where all were cleared. */
export function onElsewhere(listener: (name: string | null) => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key === null) listener(null);
    else if (key.startsWith(prefix)) listener(key.slice(prefix.length));
  };
  addEventListener("storage", onStorage);
  return () => removeEventListener("storage", onStorage);
}
