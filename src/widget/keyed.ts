/** A list whose items are kept with their keys: what is drawn of one moves with it. */
import { noChange } from "lit";
import { Directive, directive, type ChildPart, type DirectiveResult } from "lit/directive.js";
import {
  getCommittedValue,
  insertPart,
  removePart,
  setChildPartValue,
  setCommittedValue,
} from "lit/directive-helpers.js";

class Keyed extends Directive {
  #keys: readonly string[] | undefined;

  render(_keys: readonly string[], values: readonly unknown[]): unknown {
    return values;
  }

  override update(list: ChildPart, [keys, values]: [readonly string[], readonly unknown[]]): unknown {
    const drawn: unknown = getCommittedValue(list);
    // What was a list without keys until now has drawn the same items. Lit's `repeat` would draw them anew, and take
    // the focus away from who is in one of them.
    const before = this.#keys ?? keys;
    this.#keys = keys;
    if (!Array.isArray(drawn)) return values;
    const kept = new Set(keys);
    const parts = new Map<string, ChildPart>();
    (drawn as ChildPart[]).forEach((part, i) => {
      const key = before[i];
      if (key !== undefined && kept.has(key) && !parts.has(key)) parts.set(key, part);
      else removePart(part);
    });
    const now: ChildPart[] = [];
    let following: ChildPart | undefined;
    for (let i = keys.length - 1; i >= 0; i--) {
      const known = parts.get(keys[i]!);
      // A backend may give one comment twice: what is drawn of it stands in one place.
      parts.delete(keys[i]!);
      const next = following ? following.startNode : list.endNode;
      const inPlace = known?.endNode?.nextSibling === next;
      const part = known && inPlace ? known : insertPart(list, following, known);
      setChildPartValue(part, values[i]);
      now.unshift(part);
      following = part;
    }
    setCommittedValue(list, now);
    return noChange;
  }
}

/** @param keys One for each value; of two that are the same, one is drawn anew each time. */
export const keyed: (keys: readonly string[], values: readonly unknown[]) => DirectiveResult =
  directive(Keyed);
