import type { DeskCatalogue } from "../i18n/desk/en.ts";
import type { Format, Message } from "../i18n/format.ts";
import type { Terms } from "../ui/localize.ts";

/** What makes the desk's sentences, and its numbers and times. */
export interface Words {
  t: Terms<DeskCatalogue>;
  format: Format;
}

/** The language is chosen once, when the page opens; so its words need no controller. */
export function wordsOf({ messages, format }: { messages: DeskCatalogue; format: Format }): Words {
  return {
    format,
    t(key, ...values) {
      const message = messages[key] as Message;
      return typeof message === "string" ? message : message(format, ...(values as never[]));
    },
  };
}
