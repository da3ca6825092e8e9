/** What a browser without JavaScript does with a page: reads it, fills in a form, sends it, and goes where it is led. */
import type { ReaderApp } from "./reader-app.ts";

/** Where the pages are, as their readers' browsers say. */
export const pagesOrigin = "http://comments.test";

export interface Opened {
  status: number;
  headers: Headers;
  text: string;
  forms: Form[];
}

export interface Form {
  action: string;
  /** Names and values, as they would be sent if nothing were typed. */
  fields: Record<string, string>;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#13": "\r" };

export const unescapeHtml = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

export async function read(answer: Response): Promise<Opened> {
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, forms: formsIn(text) };
}

export const openPage = async (reader: ReaderApp, query: string): Promise<Opened> =>
  read(await reader.request(`/v1/page${query}`, { headers: { Host: new URL(pagesOrigin).host } }));

/** @param typed What is written into its fields; `undefined` leaves one out. */
export async function submitForm(
  reader: ReaderApp,
  { action, fields }: Form,
  typed: Record<string, string | undefined> = {},
  headers: Record<string, string> = {},
): Promise<Opened> {
  const sent = Object.entries({ ...fields, ...typed }).filter(
    (one): one is [string, string] => one[1] !== undefined,
  );
  // As HTML, 4.10.22.7 has it.
  const body = new URLSearchParams(sent.map(([name, value]) => [name, value.replace(/\r?\n|\r/g, "\r\n")]));
  const answer = await reader.request(`/v1/page${action}`, {
    method: "POST",
    headers: {
      Host: new URL(pagesOrigin).host,
      Origin: pagesOrigin,
      "Sec-Fetch-Site": "same-origin",
      "Content-Type": "application/x-www-form-urlencoded",
      ...headers,
    },
    body: `${body}`,
  });
  return read(answer);
}

/** Goes where a 303 leads, as browsers do: without the fragment. */
export async function follow(reader: ReaderApp, { status, headers }: Opened): Promise<Opened> {
  const location = headers.get("Location");
  if (status !== 303 || location === null) throw new Error(`${status} leads nowhere`);
  const { pathname, search } = new URL(location, `${pagesOrigin}/v1/page`);
  if (pathname !== "/v1/page") throw new Error(`${location} is another page`);
  return openPage(reader, search);
}

function formsIn(text: string): Form[] {
  return [...text.matchAll(/<form [^>]*?action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].map(
    ([, action, content]) => ({
      action: unescapeHtml(action!),
      fields: {
        ...Object.fromEntries(
          [...content!.matchAll(/<input ([^>]*)>/g)]
            .map(([, attributes]) => attributesOf(attributes!))
            .filter(({ type, checked }) => type !== "checkbox" || checked !== undefined)
            .map(({ name, value }) => [name!, value ?? ""]),
        ),
        ...Object.fromEntries(
          [...content!.matchAll(/<textarea ([^>]*)>\n(.*?)<\/textarea>/gs)].map(([, attributes, value]) => [
            attributesOf(attributes!)["name"]!,
            unescapeHtml(value!),
          ]),
        ),
      },
    }),
  );
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [
      name!,
      unescapeHtml(value ?? ""),
    ]),
  );
