/**
 * What modules ask a browser for as they load. The package's build puts these in the place of the globals, so that a
 * program that renders pages on a server may import it: the elements are then neither registered nor made.
 */
export const HTMLElement = globalThis.HTMLElement ?? Object;

export const document = globalThis.document ?? { createTreeWalker: () => null };

export const customElements = globalThis.customElements ?? { get: () => true };
