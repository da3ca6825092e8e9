/** The same thread on each kind of backend, each with whoever decides there. */
import { createMemoryBackend } from "../../src/backends/memory.ts";
import { createNativeBackend } from "../../src/backends/native.ts";
import type { PlainBackend, PlainComment } from "../../src/backends/plain-backend.ts";
import { completed } from "../../src/backends/plain.ts";
import { BackendError } from "../../src/backends/request.ts";
import { openStaticFile } from "../../src/backends/static.ts";
import type { NewComment } from "../../src/contract/records.ts";
import { askServer, type DecideOrder, type RealServer } from "../helpers/real-server-orders.ts";
import { mounted, publish } from "./mounted.ts";
import { issoStage } from "./stage-isso.ts";
import { wordPressStage } from "./stage-wordpress.ts";
import { abilitiesOf, commentOf, newThread, type Rejection, type Stage } from "./stage.ts";

const broken = () => Promise.reject(new BackendError("unavailable"));

const never = (what: string) => async () => {
  throw new Error(`${what} is not possible here`);
};

async function nativeStage(): Promise<Stage> {
  const { api } = await askServer<RealServer>();
  const backend = createNativeBackend(api);
  /** Ids of what was sent from here, by its text: the network is asked for nothing that a reader could not see. */
  const sent = new Map<string, string>();
  const decide = (comment: string, rejection: Rejection | null, by: DecideOrder["by"]) =>
    askServer({
      order: "decide",
      comment,
      action: rejection ? "reject" : "approve",
      guideline: rejection?.guideline ?? null,
      note: rejection?.note ?? (by === "second" ? "Read by another." : null),
      by,
    });
  return {
    name: "our server",
    can: await abilitiesOf(backend, newThread(), ["decide", "verbatim", "reasons"]),
    newThread,
    async open(key) {
      const it = await mounted({ backend: null, attributes: { endpoint: api, thread: key } });
      it.element.addEventListener("afterword-accepted", ({ comment }) => {
        sent.set(key + comment.text, comment.id);
      });
      return it;
    },
    openInVain: () => mounted({ backend: null, attributes: { endpoint: api, site: "nowhere" } }),
    async publish(key, said) {
      const { id } = await backend.post(
        commentOf(key, said),
        crypto.getRandomValues(new Uint8Array(16)).join("-"),
      );
      await decide(id, null, "first");
      return id;
    },
    decide: async (key, text, rejection, by) => void (await decide(sent.get(key + text)!, rejection, by)),
    reports: (comment) => askServer<string[]>({ order: "reports", comment }),
  };
}

async function memoryStage(): Promise<Stage> {
  const backend = createMemoryBackend();
  return {
    name: "memory",
    can: await abilitiesOf(completed(backend), newThread(), ["decide", "verbatim", "reasons"]),
    newThread,
    open: (key) => mounted({ backend, attributes: { thread: key } }),
    openInVain: () => mounted({ backend: { ...backend, thread: broken } }),
    publish: (key, said) => publish(backend, { ...said, key }),
    async decide(key, text, rejection, by) {
      const open = [...backend.waiting(), ...backend.appealed()];
      const { id } = open.find((one) => one.key === key && one.text === text)!;
      if (rejection) backend.reject(id, rejection.guideline, rejection.note ?? undefined, by);
      else backend.approve(id, by);
    },
    reports: async (id) =>
      backend.reported().flatMap(({ comment, report }) => (comment === id ? [report.reason] : [])),
  };
}

async function staticStage(): Promise<Stage> {
  const endpoint = new URL("./thread.json", import.meta.url).href;
  return {
    name: "a file",
    can: await abilitiesOf(openStaticFile(endpoint, {}), "journey", []),
    newThread: () => "journey",
    open: (key) => mounted({ backend: null, attributes: { backend: "static", endpoint, thread: key } }),
    openInVain: () =>
      mounted({ backend: null, attributes: { backend: "static", endpoint: "/no-such-file" } }),
    // The file holds it already.
    publish: async () => "1",
    decide: never("Deciding"),
    reports: never("Reporting"),
  };
}

/** The least that a publisher writes: comments in an array, and those that wait in another. */
async function plainStage(): Promise<Stage> {
  const published: (PlainComment & { key: string })[] = [];
  const waiting = new Map<string, NewComment>();
  const backend: PlainBackend = {
    thread: ({ key }) => ({ comments: published.filter((one) => one.key === key) }),
    post(comment, key) {
      waiting.set(key, comment);
      return { id: key };
    },
  };
  const show = (
    id: string,
    { author, text, parent, key }: Pick<NewComment, "author" | "text" | "parent" | "key">,
  ) => published.push({ id, author, text, parent, key, published: new Date() });
  return {
    name: "a plain object",
    can: await abilitiesOf(completed(backend), newThread(), ["decide", "verbatim"]),
    newThread,
    open: (key) => mounted({ backend, attributes: { thread: key } }),
    openInVain: () => mounted({ backend: { ...backend, thread: broken } }),
    async publish(key, said) {
      const id = `other-${published.length}`;
      show(id, commentOf(key, said));
      return id;
    },
    async decide(key, text, rejection) {
      const [id, comment] = [...waiting].find(([, one]) => one.key === key && one.text === text)!;
      waiting.delete(id);
      if (!rejection) show(id, comment);
    },
    reports: never("Reporting"),
  };
}

// First and alone: while PHP starts, the runner serves nothing else, and calls do not wait for ever.
const wordPress = await wordPressStage();
const others = await Promise.all([nativeStage(), memoryStage(), staticStage(), plainStage(), issoStage()]);

/** Without those that are not installed here. */
export const stages: readonly Stage[] = wordPress ? [...others, wordPress] : others;
