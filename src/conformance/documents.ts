/** What is no JSON: for readers without JavaScript, for crawlers and for feed readers. */
import type { Check, ChecksOf } from "./check.ts";
import type { OperationName } from "./client.ts";
import { demand } from "./failure.ts";
import { foreignOrigin, randomText } from "./stage.ts";

/** A published text is there, and what looks like HTML in it is none. */
const shows =
  (operation: OperationName, type: RegExp): Check =>
  async (at) => {
    const mark = `mark-${randomText()}`;
    await at.publish({ text: `Before <b id="${mark}">bold</b> & after` });
    const answer = await at.ask(operation, { query: { site: at.site, key: at.key } });
    demand(answer.status === 200, answer, "The answer should be 200.");
    const given = answer.headers.get("Content-Type") ?? "";
    demand(type.test(given), answer, `Its Content-Type is "${given}".`);
    demand(answer.text.includes(mark), answer, "A published comment is missing.");
    demand(!answer.text.includes(`<b id="${mark}"`), answer, "What a reader wrote is read as HTML.");
  };

export const htmlPageChecks: ChecksOf<"getPage"> = { page: shows("getPage", /^text\/html\b/i) };

export const formChecks: ChecksOf<"postPage"> = {
  async "own-origin"(at) {
    const answer = await at.ask("postPage", {
      query: { site: at.site, key: at.key },
      body: `act=withdraw&receipt=${randomText(32)}`,
      headers: { Origin: foreignOrigin, "Content-Type": "application/x-www-form-urlencoded" },
    });
    demand(answer.status === 403, answer, "The answer should be 403.");
  },
};

export const fragmentChecks: ChecksOf<"getFragment"> = { fragment: shows("getFragment", /^text\/html\b/i) };

export const feedChecks: ChecksOf<"getFeed"> = { feed: shows("getFeed", /^application\/atom\+xml\b/i) };
