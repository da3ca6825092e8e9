/** The calls of the desk, each handed to the domain. */
import { Hono, type Context } from "hono";
import {
  getAppeals,
  getCase,
  getDecided,
  getQueue,
  getReported,
  getSession,
  postChoose,
  postCloseThread,
  postDecision,
  postInvitation,
  postInvitationCheck,
  postKeep,
  postOpenThread,
  postSignIn,
  postSignOut,
  postUnchoose,
  postUndo,
} from "../../contract/desk.ts";
import type { Route } from "../../contract/routes.ts";
import {
  decideRequest,
  deskListQuery,
  emptyRequest,
  idParam,
  invitationCheck,
  invitationRequest,
  signInRequest,
} from "../../contract/schema/desk.ts";
import {
  acceptInvitation,
  checkInvitation,
  signIn,
  type AccountServices,
  type SignedIn,
} from "../domain/accounts.ts";
import { setChoice } from "../domain/choices.ts";
import type { Account } from "../domain/desk-ports.ts";
import { decide, Overtaken, undo, type ModerationServices } from "../domain/moderation.ts";
import { ProblemError } from "../domain/problem.ts";
import {
  listAppealed,
  listDecided,
  listReported,
  listWaiting,
  openCase,
  openDesk,
  presentDecision,
  setThreadOpen,
  type DeskList,
} from "../domain/queue.ts";
import { keepComment } from "../domain/reports.ts";
import { parse, readBody, readQuery } from "./input.ts";

export type DeskServices = AccountServices & ModerationServices;

interface DeskRoutes {
  services: DeskServices;
  /** Whose address a call counts for. */
  addressOf: (c: Context) => string;
}

export function deskRoutes({ services, addressOf }: DeskRoutes): Hono {
  const app = new Hono();
  const on = (route: Route, answer: (c: Context) => Promise<Response>) =>
    app.on(route.method, route.path.replaceAll(/\{(\w+)\}/g, ":$1"), answer);
  /** A route that only a signed-in moderator may take. */
  const onDesk = (route: Route, answer: (c: Context, moderator: Account) => Promise<Response>) =>
    on(route, async (c) => answer(c, await moderatorOf(c)));

  async function moderatorOf(c: Context): Promise<Account> {
    const account = await services.sessions.find(c.req.header("Cookie"));
    if (!account) throw new ProblemError("sign-in-required");
    return account;
  }

  async function welcome(c: Context, { account, cookies }: SignedIn): Promise<Response> {
    setCookies(c, cookies);
    return c.json(await openDesk(services, account));
  }

  on(postSignIn, async (c) => {
    const body = await readBody(c, signInRequest);
    return welcome(c, await signIn(services, { ...body, address: addressOf(c) }));
  });

  on(postSignOut, async (c) => {
    await readBody(c, emptyRequest);
    setCookies(c, await services.sessions.signOut(c.req.header("Cookie")));
    return c.body(null, 204);
  });

  on(postInvitationCheck, async (c) => {
    const { token } = await readBody(c, invitationCheck);
    await checkInvitation(services, token);
    return c.body(null, 204);
  });

  on(postInvitation, async (c) => {
    const body = await readBody(c, invitationRequest);
    return welcome(c, await acceptInvitation(services, body));
  });

  onDesk(getSession, async (c, moderator) => c.json(await openDesk(services, moderator)));

  onDesk(getQueue, async (c) => c.json(await listWaiting(services, readList(c))));

  onDesk(getDecided, async (c) => c.json(await listDecided(services, readList(c))));

  onDesk(getAppeals, async (c) => c.json(await listAppealed(services, readList(c))));

  onDesk(getReported, async (c) => c.json(await listReported(services, readList(c))));

  onDesk(getCase, async (c) =>
    c.json(await openCase(services, { comment: readId(c), reading: readingOf(c) })),
  );

  onDesk(postDecision, async (c, moderator) => {
    const body = await readBody(c, decideRequest);
    const asked = { ...body, comment: readId(c), moderator: nameOf(moderator) };
    const decision = await decide(services, asked).catch((error: unknown) => tellOvertaken(c, error));
    return c.json(await presentDecision(services, { decision, reading: readingOf(c) }));
  });

  onDesk(postKeep, async (c, moderator) => {
    await readBody(c, emptyRequest);
    const kept = { comment: readId(c), moderator: nameOf(moderator) };
    await keepComment(services, kept).catch((error: unknown) => tellOvertaken(c, error));
    return c.body(null, 204);
  });

  /** A decision that was faster is told with what it was. */
  async function tellOvertaken(c: Context, error: unknown): Promise<never> {
    if (!(error instanceof Overtaken)) throw error;
    const overtaking = { decision: error.decision, reading: readingOf(c) };
    throw new ProblemError("already-decided", {}, { decision: await presentDecision(services, overtaking) });
  }

  onDesk(postUndo, async (c, moderator) => {
    await readBody(c, emptyRequest);
    const decision = await undo(services, { decision: readId(c), moderator: nameOf(moderator) });
    return c.json(await presentDecision(services, { decision, reading: readingOf(c) }));
  });

  for (const [route, chosen] of [
    [postChoose, true],
    [postUnchoose, false],
  ] as const) {
    onDesk(route, async (c, moderator) => {
      await readBody(c, emptyRequest);
      const choice = { comment: readId(c), moderator: nameOf(moderator), chosen };
      await setChoice(services, choice).catch((error: unknown) => tellOvertaken(c, error));
      return c.body(null, 204);
    });
  }

  for (const [route, open] of [
    [postCloseThread, false],
    [postOpenThread, true],
  ] as const) {
    onDesk(route, async (c) => {
      await readBody(c, emptyRequest);
      return c.json(await setThreadOpen(services, { thread: readId(c), open }));
    });
  }

  return app;
}

const nameOf = ({ id, name }: Account) => ({ id, name });

function setCookies(c: Context, cookies: string[]): void {
  for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
}

const readId = (c: Context): string => parse(idParam, c.req.param()).id;

const pageSize = 20;

function readList(c: Context): DeskList {
  const { site, limit = pageSize, lang = null, after = null } = readQuery(c, deskListQuery);
  return { site, limit, lang, after, reading: readingOf(c) };
}

/** The language in which the moderator reads: the desk says so in its calls, as browsers do. */
function readingOf(c: Context): string {
  return /^[a-z]{2,8}(-[a-z0-9]{1,8})*/i.exec(c.req.header("Accept-Language") ?? "")?.[0] ?? "en";
}
