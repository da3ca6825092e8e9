/** Whether there is a backend to be checked at all. What is wrong here is told to a person, who mends the call. */
import type { ThreadView } from "../contract/records.ts";
import { threadView } from "../contract/schema/records.ts";
import type { Answer, Client } from "./client.ts";
import { CannotRun } from "./failure.ts";
import { createStage, randomText, type Setting } from "./stage.ts";

const codeOf = ({ json }: Answer): unknown => (json as { code?: unknown } | null | undefined)?.code;

/** @throws CannotRun */
export async function firstLook(
  client: Client,
  { endpoint, site }: { endpoint: string; site: string },
): Promise<ThreadView> {
  const answer = await client.ask("getThread", { query: { site, key: `conformance-${randomText()}` } });
  const { status, headers, came } = answer;
  if (status === 0) throw new CannotRun(`${endpoint} gives ${came}.`);
  if (status >= 300 && status < 400) {
    throw new CannotRun(
      `${endpoint} leads on to ${headers.get("Location")}. Name the address that it leads to.`,
    );
  }
  if (codeOf(answer) === "unknown-site") {
    throw new CannotRun(`${endpoint} has no site "${site}". Name one that it has, by --site.`);
  }
  const view = threadView.safeParse(answer.json);
  if (status !== 200 || !view.success) {
    const fault = view.error?.issues[0];
    const reason =
      status === 200 && answer.json !== undefined && fault
        ? `\`${fault.path.join(".")}\` is not as the schema ThreadView says: ${fault.message}`
        : `it is ${came}`;
    throw new CannotRun(`${endpoint}/v1/thread does not answer with a thread: ${reason}.`);
  }
  const { thread, form, guidelines } = view.data;
  if (!thread.open)
    throw new CannotRun(`The site "${site}" takes no comments. Name one that does, by --site.`);
  if (form.signIn === "required") {
    throw new CannotRun(
      `The readers of the site "${site}" must sign in. Name one that takes guests, by --site.`,
    );
  }
  if (!guidelines.rules.some(({ ground }) => ground)) {
    throw new CannotRun(
      `The guidelines of the site "${site}" have no rule that a rejection may rest on (\`ground\`).`,
    );
  }
  return view.data;
}

/** A first comment tells whether pages of the origin may write at all. @throws CannotRun */
export async function firstComment(setting: Setting): Promise<void> {
  const at = createStage(setting);
  const answer = await at.submit(at.submission());
  if (codeOf(answer) !== "foreign-origin") return;
  throw new CannotRun(
    `Pages of ${setting.origin} may not write to the site "${setting.site}". Name one of its own origins, by --origin.`,
  );
}
