/** The server-sent events of an answer, read as a browser reads them (HTML, 9.2.6), as far as our server writes them. */
import type { ThreadEvent } from "../../src/contract/records.ts";

export type Sent =
  | { event: "thread"; data: ThreadEvent }
  | { event: "stale"; data: { key: string } }
  /** A comment: nobody but we can see it. */
  | { event: "beat" };

/** Ends where the stream does. Leaving the loop early closes the connection. */
export async function* eventsOf(answer: Response): AsyncGenerator<Sent> {
  let rest = "";
  for await (const text of answer.body!.pipeThrough(new TextDecoderStream())) {
    const frames = (rest + text).split("\n\n");
    rest = frames.pop()!;
    for (const frame of frames) yield read(frame);
  }
}

function read(frame: string): Sent {
  if (frame === ":") return { event: "beat" };
  const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(frame) ?? [];
  if (event !== "thread" && event !== "stale") throw new Error(`Not an event of ours: ${frame}`);
  return { event, data: JSON.parse(data!) as never };
}

/** The next `count` of them, beats left out. */
export async function take(stream: AsyncGenerator<Sent>, count: number): Promise<Sent[]> {
  const taken: Sent[] = [];
  while (taken.length < count) {
    const { value, done } = await stream.next();
    if (done) throw new Error(`The stream ended after ${taken.length} of ${count} events`);
    if (value.event !== "beat") taken.push(value);
  }
  return taken;
}
