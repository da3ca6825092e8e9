/** Gives the two elements their names. Importing this file alone does nothing. */
import { AfterwordComments } from "./comments-element.ts";
import { AfterwordCount } from "./count-element.ts";
import { server } from "./endpoint.ts";

/**
 * May be called again: the first call counts, also where another copy of this script made it.
 *
 * @param endpoint The server of elements that name none; origin and path, without a slash at its end.
 */
export function define(endpoint = ""): void {
  server.endpoint ||= endpoint;
  for (const [name, element] of [
    ["afterword-comments", AfterwordComments],
    ["afterword-count", AfterwordCount],
  ] as const) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
