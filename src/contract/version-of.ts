/**
 * A number that changes when a text does (FNV-1a). It tells versions of one text apart; it proves nothing.
 *
 * @returns 31 bits, so that it can stand as the version of guidelines.
 */
export function versionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 1;
}
