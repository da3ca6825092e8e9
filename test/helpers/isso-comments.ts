/** What a double of Isso keeps, and the rules it keeps it by: as its server behaves, in our own words. */
import { createHash, randomBytes } from "node:crypto";
import { escapedFully, render } from "./isso-markdown.ts";

export interface IssoSettings {
  /** Origins of the articles. */
  host: string[];
  moderated: boolean;
  requireAuthor: boolean;
  requireEmail: boolean;
  /** Comments of one network and minute, and comments of it that answer nobody, below one article. */
  guard: { perMinute: number; direct: number } | null;
}

export interface Stored {
  id: number;
  uri: string;
  parent: number | null;
  created: number;
  modified: number | null;
  mode: 1 | 2 | 4;
  text: string;
  author: string | null;
  website: string | null;
  email: string | null;
  network: string;
  likes: number;
  dislikes: number;
  /** Networks that voted; the author's is one of them. */
  voters: Set<string>;
  /** What its author's cookie holds. */
  secret: string;
}

/** What a request is refused with: the words of its page. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

const forbidden =
  "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server.";
const notFound =
  "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.";

export class IssoComments {
  readonly settings: IssoSettings;
  #all: Stored[] = [];
  #threads = new Set<string>();

  constructor(settings: IssoSettings) {
    this.settings = settings;
  }

  get config() {
    return {
      "reply-to-self": false,
      "require-email": this.settings.requireEmail,
      "require-author": this.settings.requireAuthor,
      "website-field": true,
      "reply-notifications": false,
      gravatar: false,
      feed: false,
    };
  }

  find(id: number): Stored | undefined {
    return this.#all.find((one) => one.id === id);
  }

  /** @param secret What the cookie of that comment holds, where there is one. */
  own(id: number, secret: string | undefined): Stored {
    const found = this.find(id);
    if (!found) throw new Refused(404, notFound);
    if (found.secret !== secret) throw new Refused(403, forbidden);
    return found;
  }

  add(uri: string | null, given: Record<string, unknown>, network: string): Stored {
    if (uri === null) throw new Refused(400, "missing uri query");
    const { text, author, email, website, parent } = checked(given);
    if (!this.#threads.has(uri) && typeof given["title"] !== "string")
      throw new Refused(
        400,
        `Cannot create new thread: URI ${uri} is not accessible and no title was provided. Please provide a title parameter in your request.`,
      );
    this.#guard(uri, { author, email, parent }, network);
    this.#threads.add(uri);
    // What answers a reply is kept below the top comment, what answers nothing known at the top.
    const above = parent === null ? undefined : this.#all.find((one) => one.uri === uri && one.id === parent);
    const stored: Stored = {
      id: Math.max(0, ...this.#all.map(({ id }) => id)) + 1,
      uri,
      parent: above ? (above.parent ?? above.id) : null,
      created: Math.max(now(), (this.#all.at(-1)?.created ?? 0) + 1e-6),
      modified: null,
      mode: this.settings.moderated ? 2 : 1,
      text,
      author: author && escapedFully(author),
      website: website && escapedFully(/^https?:/.test(website) ? website : `http://${website}`),
      email,
      network,
      likes: 0,
      dislikes: 0,
      voters: new Set([network]),
      secret: "",
    };
    this.renew(stored);
    this.#all.push(stored);
    return stored;
  }

  #guard(
    uri: string,
    { author, email, parent }: Pick<Stored, "author" | "email" | "parent">,
    network: string,
  ): void {
    const { guard, requireAuthor, requireEmail } = this.settings;
    if (guard) {
      const same = this.#all.filter((one) => one.network === network);
      const lately = same.filter(({ created }) => created > now() - 60);
      if (lately.length >= guard.perMinute)
        throw new Refused(403, `${network}: ratelimit exceeded (${lately.map(({ id }) => id).join(", ")})`);
      const direct = same.filter((one) => one.uri === uri && one.parent === null);
      if (parent === null && direct.length >= guard.direct)
        throw new Refused(403, `${direct.length} direct responses to ${uri}`);
    }
    if (requireEmail && !email) throw new Refused(403, "email address required but not provided");
    if (requireAuthor && !author) throw new Refused(403, "author address required but not provided");
  }

  /** The cookie of before no longer holds. */
  renew(stored: Stored): void {
    stored.secret = randomBytes(12).toString("base64url");
  }

  edit(stored: Stored, given: Record<string, unknown>): void {
    const { text, author, website } = checked(given);
    Object.assign(stored, {
      text,
      ...("author" in given && { author: author && escapedFully(author) }),
      ...("website" in given && { website }),
      modified: now(),
    });
    this.renew(stored);
  }

  /** @returns What is left of it: a place for its replies, or nothing. */
  remove(stored: Stored): Stored | null {
    if (this.#all.some(({ parent }) => parent === stored.id)) {
      return Object.assign(stored, { mode: 4, text: "", author: null, website: null });
    }
    this.#all = this.#all.filter((one) => one !== stored);
    return null;
  }

  vote(id: number, up: boolean, network: string) {
    const found = this.find(id);
    if (!found) return null;
    const { voters } = found;
    const denied = voters.has(network);
    voters.add(network);
    if (!denied) found[up ? "likes" : "dislikes"]++;
    const { likes, dislikes } = found;
    const word = up ? "Upvote" : "Downvote";
    const message = `${word} denied because a vote has already been registered for this remote address: ${network}`;
    return { likes, dislikes, ...(denied && { message }) };
  }

  count(uri: unknown): number {
    return this.#all.filter((one) => one.uri === uri && one.mode === 1).length;
  }

  latest(limit: number, plain: boolean) {
    const shown = this.#all.filter(({ mode }) => mode === 1);
    return shown.slice(-limit).map((one) => {
      const { notification: _, ...rest } = seen(one, plain);
      return { ...rest, uri: one.uri };
    });
  }

  list(uri: string, query: URLSearchParams) {
    const limit = whole(query, "limit");
    const offset = whole(query, "offset") ?? 0;
    // Where nothing is said of the replies, what is said of the thread is said of them.
    const nestedLimit = query.has("nested_limit") ? whole(query, "nested_limit") : limit;
    const parent = whole(query, "parent");
    const after = Number(query.get("after") ?? 0);
    const plain = query.get("plain") === "1";
    const sort = query.get("sort") ?? "oldest";
    const orders: Record<string, (a: Stored, b: Stored) => number> = {
      oldest: (a, b) => a.created - b.created,
      newest: (a, b) => b.created - a.created,
      upvotes: (a, b) => b.likes - a.likes,
    };
    const order = orders[sort];
    if (!order) throw new Refused(400, "Invalid sort option. Must be one of: 'newest', 'oldest', 'upvotes'");
    const below = (id: number | null) =>
      this.#all.filter((one) => one.uri === uri && one.parent === id && one.mode !== 2).toSorted(order);
    const show = (one: Stored) => ({ ...seen(one, plain), hash: hashOf(one) });
    const all = below(parent);
    const shown = all
      .filter(({ created }) => created > after)
      .slice(offset, limit === null ? undefined : offset + limit);
    // As Isso counts: what is not newer than `after` counts too.
    const left = all.length - offset - shown.length;
    return {
      id: parent,
      total_replies:
        parent === null ? all.reduce((sum, { id }) => sum + 1 + below(id).length, 0) : all.length,
      hidden_replies: left,
      replies: shown.map((one) => {
        if (parent !== null) return show(one);
        const replies = below(one.id);
        const first = replies.slice(0, nestedLimit ?? undefined);
        return {
          ...show(one),
          total_replies: replies.length,
          hidden_replies: replies.length - first.length,
          replies: first.map(show),
        };
      }),
      config: this.config,
    };
  }
}

const now = () => Date.now() / 1000;

/** As it is shown; the author's own view of it has no `hash`. */
export const seen = (
  { id, parent, created, modified, mode, text, author, website, likes, dislikes }: Stored,
  plain = false,
) => ({
  id,
  parent,
  created,
  modified,
  mode,
  text: plain ? text : render(text) || (mode === 4 ? "<p></p>" : ""),
  author,
  website,
  likes,
  dislikes,
  notification: null,
});

export const hashOf = ({ email, network }: Stored): string =>
  createHash("sha256")
    .update(email ?? network)
    .digest("hex")
    .slice(0, 12);

function whole(query: URLSearchParams, name: string): number | null {
  const given = query.get(name);
  if (given === null) return null;
  if (!/^-?\d+$/.test(given)) throw new Refused(400, `${name} should be integer`);
  return Number(given);
}

function checked(given: Record<string, unknown>) {
  const textOrNull = (name: string): string | null => {
    const value = given[name] ?? null;
    if (value !== null && typeof value !== "string")
      throw new Refused(400, `${name} must be a string or null`);
    return value;
  };
  const text = textOrNull("text");
  const [author, email, website] = ["author", "email", "website"].map(textOrNull) as [
    string | null,
    string | null,
    string | null,
  ];
  const parent = given["parent"] ?? null;
  if (text === null) throw new Refused(400, "text is missing");
  if (parent !== null && !Number.isInteger(parent))
    throw new Refused(400, "parent must be an integer or null");
  if (text.trimEnd().length < 3) throw new Refused(400, "text is too short (minimum length: 3)");
  if (Array.from(text).length > 65_535) throw new Refused(400, "text is too long (maximum length: 65535)");
  if ((email ?? "").length > 254) throw new Refused(400, "http://tools.ietf.org/html/rfc5321#section-4.5.3");
  if (website && !/^(https?:\/\/)?[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(website))
    throw new Refused(400, "Website not Django-conform");
  return { text, author, email, website, parent: parent as number | null };
}
