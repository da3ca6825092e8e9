import { once } from "node:events";
import { createServer } from "node:net";

/** Where a program may go whose own port is taken. A short list, so that a site can name each as one of its origins. */
export const portsFor = (wanted: number): number[] => Array.from({ length: 10 }, (_, i) => wanted + 10 * i);

/**
 * The wanted port, or the first of the others that is free, with a line that says so.
 *
 * @throws Error where all of them are taken.
 */
export async function takePort(wanted: number, what: string): Promise<number> {
  for (const port of portsFor(wanted)) {
    if (!(await isFree(port))) continue;
    if (port !== wanted) {
      console.log(`Port ${wanted} is taken by another program: the ${what} is on port ${port} instead.`);
    }
    return port;
  }
  throw new Error(`No port for the ${what}: ${portsFor(wanted).join(", ")} are all taken.`);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
  } catch {
    return false;
  }
  probe.close();
  await once(probe, "close");
  return true;
}
