/** A real WordPress whose newsroom reads every comment before it appears, where one is installed. */
import { completed } from "../../src/backends/plain.ts";
import { createWordPressBackend } from "../../src/backends/wordpress.ts";
import { findWordPress, orderOfWordPress } from "../helpers/real-wordpress-orders.ts";
import { mounted } from "./mounted.ts";
import { abilitiesOf, commentOf, type Stage } from "./stage.ts";

export async function wordPressStage(): Promise<Stage | null> {
  const origin = await findWordPress();
  if (!origin) return null;
  await orderOfWordPress("settings", { comment_moderation: "1" });
  const endpoint = `${origin}/wp-json`;
  const newThread = async () => String(await orderOfWordPress("post", {}));
  const attributes = { backend: "wordpress", endpoint };
  /** Numbers of what was sent from here, by its text. */
  const sent = new Map<string, number>();
  return {
    name: "WordPress",
    can: await abilitiesOf(completed(createWordPressBackend(endpoint)), await newThread(), ["decide"]),
    newThread,
    async open(key) {
      const it = await mounted({
        backend: null,
        attributes: { ...attributes, thread: key },
      });
      it.element.addEventListener("afterword-accepted", ({ comment }) => {
        sent.set(key + comment.text, Number(comment.id));
      });
      return it;
    },
    openInVain: () =>
      mounted({ backend: null, attributes: { ...attributes, endpoint: `${origin}/nowhere`, thread: "1" } }),
    async publish(key, said) {
      const { author, text, parent } = commentOf(key, said);
      const id = await orderOfWordPress("comments", {
        post: Number(key),
        author,
        text,
        parent: Number(parent),
      });
      return String(id);
    },
    // What is put aside in WordPress cannot be told from what waits; it knows no reasons.
    async decide(key, text, rejection) {
      const comment = sent.get(key + text)!;
      await orderOfWordPress("decide", { comment, as: rejection ? "delete" : "approve" });
    },
    reports: async () => {
      throw new Error("Reporting is not possible here");
    },
  };
}
