import { once } from "node:events";
import { createServer } from "node:net";

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

/** The wanted port, or, with a line that says so, 0 for one that the system chooses. */
export async function takePort(wanted: number, what: string): Promise<number> {
  if (await isFree(wanted)) return wanted;
  console.log(`Port ${wanted} is taken by another program, so the ${what} takes another one.`);
  return 0;
}
