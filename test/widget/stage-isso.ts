/** Isso, where a moderator reads what is sent before it appears. */
import { createIssoBackend } from "../../src/backends/isso.ts";
import { completed } from "../../src/backends/plain.ts";
import { askIssoBeside, type IssoBeside } from "../helpers/isso-orders.ts";
import { mounted } from "./mounted.ts";
import { abilitiesOf, commentOf, newThread, type Stage } from "./stage.ts";

export async function issoStage(): Promise<Stage> {
  const { moderated: endpoint } = await askIssoBeside<IssoBeside>();
  const backend = completed(createIssoBackend(endpoint));
  /** Ids of what was sent from here, by its text. */
  const sent = new Map<string, string>();
  const attributes = { backend: "isso", endpoint };
  return {
    name: "Isso",
    can: await abilitiesOf(backend, newThread(), ["decide"]),
    newThread: () => `/${newThread()}/`,
    async open(key) {
      const it = await mounted({ backend: null, attributes: { ...attributes, thread: key } });
      it.element.addEventListener("afterword-accepted", ({ comment }) => {
        sent.set(key + comment.text, comment.id);
      });
      return it;
    },
    openInVain: () =>
      mounted({ backend: null, attributes: { ...attributes, endpoint: "/nowhere", thread: "/karez/" } }),
    publish(uri, said) {
      const { author, text, parent } = commentOf(uri, said);
      return askIssoBeside({ order: "publish", of: "moderated", uri, author, text, parent });
    },
    // It knows no reasons.
    decide: (key, text, rejection) =>
      askIssoBeside({ order: rejection ? "remove" : "activate", id: sent.get(key + text)! }),
    reports: async () => {
      throw new Error("Reporting is not possible here");
    },
  };
}
