/** The pages that need no JavaScript: the thread, the form, and what became of one's own comment. */
import { Hono, type Context } from "hono";
import { getPage, postPage } from "../../contract/routes.ts";
import { operations } from "../../contract/schema/operations.ts";
import type { PagePost } from "../../contract/schema/requests.ts";
import { matchLanguage } from "../../i18n/language.ts";
import { loadPageLanguage } from "../../i18n/pages/load.ts";
import { appealRejection } from "../domain/appeals.ts";
import { postComment, type PostServices } from "../domain/comments.ts";
import { faultsIn, toNewComment } from "../domain/page-posts.ts";
import { ownPage as ourPage } from "../domain/origins.ts";
import type { RateLimits } from "../domain/ports.ts";
import { ProblemError } from "../domain/problem.ts";
import { withdrawComment } from "../domain/receipts.ts";
import { findThread, versionOf, type ThreadPlace } from "../domain/threads.ts";
import { failurePage } from "../pages/failure-page.ts";
import { pagePolicy } from "../pages/frame.ts";
import { acknowledgeFirst, toAppealMend, toMend, type Mend } from "../pages/mends.ts";
import { ownPage, unknownPage } from "../pages/own-page.ts";
import { findComment, findOwnComment, isWritable, showForm, showThread, viewOf } from "../pages/show.ts";
import { queryOf, type PageView } from "../pages/view.ts";
import { newErrand, nothingTyped } from "../pages/write-page.ts";
import { asDocument, createAnswerCache } from "./cached-answers.ts";
import { everyAnswer, notStored } from "./headers.ts";
import { readForm, readQuery } from "./input.ts";
import { requireOwnPage } from "./own-origin.ts";
import type { ToProblem } from "./problem.ts";

export interface Pages {
  services: PostServices;
  limits: RateLimits;
  addressOf: (c: Context) => string;
  toProblem: ToProblem;
  /** The API's origin as readers see it; `null` where it is not set. */
  origin: string | null;
  /** Names the program that makes them. */
  edition: string;
}

const cacheBytes = 32 * 1024 * 1024;
const type = "text/html; charset=utf-8";

/**
 * Pages with a form have receipts in their addresses, which no other site learns. They tell our own, for without a
 * referrer a browser does not say either where a form comes from (Fetch, "append a request Origin header").
 */
const ofOneReader = {
  ...everyAnswer,
  ...notStored,
  "Content-Type": type,
  "Content-Security-Policy": pagePolicy,
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "same-origin",
};

export function pages({ services, limits, addressOf, toProblem, origin, edition }: Pages): Hono {
  const app = new Hono();
  const answer = createAnswerCache(cacheBytes, asDocument(type, { "Content-Security-Policy": pagePolicy }));

  app.onError(async (thrown, c) => {
    const error = toProblem(thrown, c);
    const lang = matchLanguage(c.req.query("lang") ?? "en");
    return send(failurePage(await loadPageLanguage(lang, null), error), error);
  });

  app.get(getPage.path, async (c) => {
    await limits.readsPerAddress(addressOf(c));
    const query = readQuery(c, operations.getPage.query);
    const place = await findThread(services, query);
    const { lang, receipt, write, reply } = query;
    if (receipt !== undefined) return showOwn(place, { lang, receipt });
    if ((write ?? reply) !== undefined && isWritable(place)) {
      const answered = reply === undefined ? null : await findComment(services, place, reply);
      if (reply !== undefined && !answered) throw new ProblemError("unknown-comment", { field: "reply" });
      const form = { answered, errand: newErrand(), typed: nothingTyped, mends: [], before: null };
      return send(await showForm(services, place, lang, form));
    }
    return answer(c, {
      key: JSON.stringify(query),
      version: `${versionOf(place)}.${edition}`,
      render: () => showThread(services, place, query),
    });
  });

  app.post(postPage.path, async (c) => {
    requireOwnPage(c, origin);
    await limits.callsPerAddress(addressOf(c));
    const query = readQuery(c, operations.postPage.query);
    const form = await readForm(c, operations.postPage.body);
    const place = await findThread(services, query);
    if (form.act === "post") return takeComment(c, place, query, form);
    const view = await viewOf(services, place, query.lang);
    const own = await findOwnComment(services, place, { lang: query.lang, receipt: form.receipt });
    if (!own) throw new ProblemError("unknown-comment");
    const call = { site: query.site, comment: own.id, receipt: form.receipt, origin: ourPage } as const;
    try {
      if (form.act === "withdraw") await withdrawComment(services, call);
      else await appealRejection(services, { ...call, text: form.text });
    } catch (thrown) {
      if (form.act === "withdraw") throw thrown;
      const error = toProblem(thrown, c);
      const shown = { own, receipt: form.receipt, appeal: form.text, mends: [toAppealMend(view, error)] };
      return send(ownPage(view, shown), error);
    }
    return leadTo(view, form.receipt);
  });

  return app;

  async function takeComment(
    c: Context,
    place: ThreadPlace,
    query: { lang?: string; reply?: string },
    form: PagePost,
  ): Promise<Response> {
    const { idempotencyKey, receipt } = form;
    const view = await viewOf(services, place, query.lang);
    const comment = toNewComment(place, { ...form, parent: query.reply ?? null });
    const faults = faultsIn(place.site, comment);
    try {
      const { flood } = await limits.postsPerAddress({ address: addressOf(c), idempotencyKey, proof: null });
      await limits.postsPerSite(place.site.id);
      if (faults.length === 0 && form.read) {
        await postComment(services, { comment, idempotencyKey, origin: ourPage, token: null, flood });
        return leadTo(view, receipt);
      }
    } catch (thrown) {
      const error = toProblem(thrown, c);
      return showAgain(error, [toMend(view, error)]);
    }
    const mends = faults.map((fault) => toMend(view, fault));
    return showAgain(
      faults[0] ?? new ProblemError("empty"),
      form.read ? mends : [acknowledgeFirst(view), ...mends],
    );

    /** The form with everything that was typed. */
    async function showAgain(error: ProblemError, mends: readonly Mend[]): Promise<Response> {
      const spent = error.code === "key-reused";
      const answered = query.reply === undefined ? null : await findComment(services, place, query.reply);
      const orphaned = query.reply !== undefined && !answered && error.code !== "parent-gone";
      const shown = {
        answered,
        errand: spent ? newErrand() : { idempotencyKey, receipt },
        typed: { author: form.author, email: form.email ?? "", text: form.text, read: form.read === "1" },
        mends: orphaned ? [...mends, toMend(view, new ProblemError("parent-gone"))] : mends,
        before: spent ? receipt : null,
      };
      return send(await showForm(services, place, query.lang, shown), error);
    }
  }

  async function showOwn(
    place: ThreadPlace,
    { lang, receipt }: { lang: string | undefined; receipt: string },
  ): Promise<Response> {
    const view = await viewOf(services, place, lang);
    const own = await findOwnComment(services, place, { lang, receipt });
    if (!own) return send(unknownPage(view), new ProblemError("unknown-comment"));
    return send(ownPage(view, { own, receipt, appeal: own.appeal?.text ?? "", mends: [] }));
  }
}

/** After a form was taken: an address that can be kept, and loaded anew without sending the form again. */
const leadTo = (view: PageView, receipt: string): Response =>
  new Response(null, {
    status: 303,
    headers: { ...ofOneReader, Location: `page${queryOf(view, { receipt })}#own` },
  });

function send(page: string, error?: ProblemError): Response {
  const wait = error?.detail.retryAfter;
  return new Response(page, {
    status: error?.status ?? 200,
    headers: { ...ofOneReader, ...(wait !== undefined && { "Retry-After": String(Math.ceil(wait)) }) },
  });
}
