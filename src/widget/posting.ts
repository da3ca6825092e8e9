/** The one call that sends a comment, with whatever the backend wants to see along with it. */
import type { NewComment, OwnComment } from "../contract/records.ts";
import type { Services } from "./services.ts";

/**
 * Sends the same comment under the same key, as often as it is called.
 *
 * @throws what the backend throws.
 */
export const postWith = ({ backend }: Services, body: NewComment, key: string): Promise<OwnComment> =>
  backend.post(body, key);
