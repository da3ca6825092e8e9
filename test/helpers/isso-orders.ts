/** What the pages of the test runner and the double of Isso beside them say to each other. */

export const issoPath = "/isso";

/** Origins of several. */
export interface IssoBeside {
  /** A moderator reads comments before they appear. */
  moderated: string;
  /** They appear at once. */
  open: string;
  /** It is set up for other pages than those of the test runner. */
  foreign: string;
  /** It has moved, to `open`. */
  moved: string;
}

/** Answered with the id of a comment that somebody of another network wrote; it is published. */
export interface PublishOrder {
  order: "publish";
  uri: string;
  author: string | null;
  text: string;
  parent: string | null;
  of: "moderated" | "open" | "foreign";
}

/** What a moderator does by the links in their letters, where comments are moderated. */
export interface LinkOrder {
  order: "activate" | "remove";
  id: string;
}

export type IssoOrder = PublishOrder | LinkOrder;

/** Called from a page: carries the order out, or asks where they are. */
export async function askIssoBeside<T>(order: IssoOrder | null = null): Promise<T> {
  const answer = await fetch(issoPath, order ? { method: "POST", body: JSON.stringify(order) } : {});
  if (!answer.ok) throw new Error(`The double of Isso answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
