/** What readers see anew, and the words that are looked out for. */
import type { EventsAnswer, ThreadEvent, WordsAnswer } from "../contract/records.ts";
import type { ChecksOf } from "./check.ts";
import type { Answer, Stream } from "./client.ts";
import { demand, demandProblem, demandSame } from "./failure.ts";
import { requireDone, type Stage } from "./stage.ts";
import { eventsNotStored } from "./watches.ts";

async function newsSince(at: Stage, since: number): Promise<EventsAnswer & { answer: Answer }> {
  const answer = await at.ask("getEvents", {
    query: { site: at.site, key: at.key, since },
    headers: { Accept: "application/json" },
  });
  requireDone("getEvents.json", answer);
  return { ...(answer.json as EventsAnswer), answer };
}

const told = ({ key, kind, comment, root, count }: ThreadEvent) => ({ key, kind, comment, root, count });

/** The data of the first event of a kind (HTML, 9.2); `null` where the stream ends before. */
async function firstEvent({ chunks }: Stream, kind: string): Promise<string | null> {
  let text = "";
  for (let read = await chunks.next(); !read.done; read = await chunks.next()) {
    text += read.value;
    const frames = text.replaceAll(/\r\n?/g, "\n").split("\n\n");
    for (const frame of frames.slice(0, -1)) {
      const lines = frame.split("\n");
      if (!lines.some((line) => line.replace(/^event: ?/, "") === kind)) continue;
      return lines.flatMap((line) => /^data: ?(.*)$/.exec(line)?.[1] ?? []).join("\n");
    }
  }
  return null;
}

export const eventChecks: ChecksOf<"getEvents"> = {
  async json(at) {
    const { key } = at;
    const start = await newsSince(at, 0);
    demandSame(start.answer, "What is new of a thread that nobody has commented on", start.events, []);
    const [head] = await at.publish({});
    const [reply] = await at.publish({ parent: head!.id });
    const { events, answer } = await newsSince(at, 0);
    const [first, second] = [head!.id, reply!.id];
    const published = [
      { key, kind: "published", comment: first, root: null, count: 1 },
      { key, kind: "published", comment: second, root: first, count: 2 },
    ];
    demandSame(answer, "What happened", events.map(told), published);
    await at.post();
    const waiting = await newsSince(at, events.at(-1)!.version);
    demandSame(waiting.answer, "What is new since", [waiting.events, waiting.stale], [[], []]);
    requireDone("postWithdraw.published", await at.withdraw(reply!));
    await at.close();
    const after = await newsSince(at, events.at(-1)!.version);
    const taken = [
      { key, kind: "unpublished", comment: second, root: first, count: 1 },
      { key, kind: "closed", comment: null, root: null, count: 1 },
    ];
    demandSame(after.answer, "What happened", after.events.map(told), taken);
    const versions = [...events, ...after.events].map(({ version }) => version);
    demandSame(
      after.answer,
      "The order of the versions",
      versions,
      versions.toSorted((a, b) => a - b),
    );
  },

  async stream(at) {
    const posted = await at.post();
    const stream = await at.open("getEvents", {
      query: { site: at.site, key: at.key, since: 0 },
      headers: { Accept: "text/event-stream" },
    });
    const { answer } = stream;
    try {
      const type = answer.headers.get("Content-Type") ?? "";
      demand(
        answer.status === 200 && /^text\/event-stream\b/i.test(type),
        answer,
        "It should be a `text/event-stream`.",
      );
      await at.approve(posted);
      const data = await firstEvent(stream, "thread").catch((error: Error) => {
        demand(false, answer, `Of a comment that was published, the stream does not tell: ${error.message}.`);
      });
      demand(data !== null, answer, "The stream ends before it tells of a comment that was published.");
      const expected = { key: at.key, kind: "published", comment: posted.id, root: null, count: 1 };
      demandSame(answer, "The event", told(JSON.parse(data) as ThreadEvent), expected);
    } finally {
      stream.close();
    }
  },

  async stale(at) {
    const { events, stale, answer } = await newsSince(at, 999_999);
    demandSame(answer, "The answer", { events, stale }, { events: [], stale: [at.key] });
  },

  async since(at) {
    const answer = await at.ask("getEvents", {
      query: { site: at.site, key: [at.key, at.newKey()], since: 0 },
      headers: { Accept: "application/json" },
    });
    demandProblem(answer, "invalid", "since");
  },

  "no-store": eventsNotStored,
};

export const wordChecks: ChecksOf<"getWords"> = {
  async lists(at) {
    const answer = await at.ask("getWords", { query: { site: at.site, lang: at.guidelines.lang } });
    requireDone("getWords.lists", answer);
    const { lists } = answer.json as WordsAnswer;
    const ids = at.guidelines.rules.map(({ id }) => id);
    for (const { guideline, hashes } of lists) {
      demand(ids.includes(guideline), answer, `"${guideline}" is the id of no guideline.`);
      const wrong = hashes.find((hash) => !/^[0-9a-f]{16}$/.test(hash));
      demand(wrong === undefined, answer, `"${wrong}" is not 16 hexadecimal digits.`);
    }
  },
};
