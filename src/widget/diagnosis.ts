/** Why a thread of our own server's could not be read, for whoever can change that. */
import { tellDeveloper } from "../backends/tell-developer.ts";
import type { Problem } from "../contract/codes.ts";
import { getThread } from "../contract/routes-first.ts";
import { placeOf } from "./place.ts";

/**
 * One line on the console where the page or its site is at fault: it asks once more, and looks at what stands in the
 * way.
 *
 * @param server Origin and path of the server, without a slash at its end.
 */
export async function diagnose(element: Element, server: string): Promise<void> {
  if (!navigator.onLine) return;
  const { site, key } = placeOf(element);
  const address = `${server}${getThread.path}?${String(new URLSearchParams({ site, key }))}`;
  const { answer, came, refused } = await ask(address);
  if (refused)
    tellDeveloper(
      "cannot read comments:",
      `the page's Content-Security-Policy must say connect-src ${server}`,
    );
  else if (answer?.code === "unknown-site")
    tellDeveloper("cannot read comments:", `${server} knows no site "${site}"`);
  else if (came && !isOurs(answer))
    tellDeveloper("cannot read comments:", `${server} answers, but not as a server of Afterword's does`);
  else if (!came && !isNative(fetch))
    tellDeveloper(
      "cannot read comments:",
      `the page puts a function of its own in the place of fetch, which must pass on calls of ${server} as they are, credentials: "omit" included`,
    );
}

interface Answered {
  /** As JSON, where it is that. */
  answer?: Partial<Problem> | null;
  /** Whether there was an answer, of whatever kind. */
  came: boolean;
  /** By the page's own policy. */
  refused: boolean;
}

async function ask(address: string): Promise<Answered> {
  let refused = false;
  const listen = ({ blockedURI }: SecurityPolicyViolationEvent) => {
    // Of another origin's address the report has only the beginning.
    refused ||= address.startsWith(blockedURI);
  };
  document.addEventListener("securitypolicyviolation", listen);
  try {
    const response = await fetch(address, { credentials: "omit" });
    const answer = await response.json().catch(() => null);
    return { answer: answer as Partial<Problem> | null, came: true, refused };
  } catch {
    // The report comes in a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { came: false, refused };
  } finally {
    document.removeEventListener("securitypolicyviolation", listen);
  }
}

/** A thread, or why there is none. */
const isOurs = (answer: unknown): answer is Partial<Problem> =>
  typeof answer === "object" && answer !== null && ("thread" in answer || "code" in answer);

const isNative = (given: unknown): boolean =>
  /\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(given));
