/** Server-sent events (HTML, 9.2.6), read by `fetch`, as far as our server writes them. */

/** A frame without a name is a comment: it says that the connection stands. */
export interface Frame {
  name: string | null;
  data: string;
}

/**
 * Not by `EventSource`: that sends cookies to a server of the page's own origin, hides why it failed, and never notices
 * a connection that has died without a word.
 *
 * @throws what reading throws. Resolves where the stream ends.
 */
export async function readFrames(
  body: ReadableStream<Uint8Array>,
  take: (frame: Frame) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const frames = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = frames.pop()!;
    for (const frame of frames) take(readFrame(frame));
  }
}

function readFrame(frame: string): Frame {
  const field = (name: string): string | undefined => new RegExp(`^${name}: ?(.*)$`, "m").exec(frame)?.[1];
  return { name: field("event") ?? null, data: field("data") ?? "" };
}
