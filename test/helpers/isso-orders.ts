/** What the pages of the test runner and the double of Isso beside them say to each other. */

export const issoPath = "/isso";

/** Origins: of one where a moderator reads comments before they appear, and of one where they appear at once. */
export interface IssoBeside {
  moderated: string;
  open: string;
}

/** Answered with the id of a comment that somebody of another network wrote; it is published. */
export interface PublishOrder {
  order: "publish";
  uri: string;
  author: string | null;
  text: string;
  parent: string | null;
  /** Where it is not the one that is moderated. */
  open?: true;
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
