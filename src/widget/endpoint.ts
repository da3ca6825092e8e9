/**
 * The server of every element that names none: the one this file came from. Built, it is part of a chunk in the
 * server's `assets`; from anywhere else there is no such server, and elements must name theirs.
 */
export const ownServer: string = /^(.*)\/assets\/[^/]*$/.exec(import.meta.url)?.[1] ?? "";
