/** What pages and feeds need from storage, beside what stands in `ports.ts`. */
import type { Comment } from "../../contract/records.ts";

/** What the first comment's page said of the article; nothing where that comment is not published. */
export interface ToldArticle {
  url: string | null;
  title: string | null;
}

export interface FeedItem {
  comment: Comment;
  key: string;
  article: ToldArticle;
}

export interface PageStore {
  article(thread: string): Promise<ToldArticle | undefined>;
  /** The comments of a site, or of one of its threads, that were published last; the newest first. */
  latest(query: { site: string; thread: string | null; limit: number }): Promise<FeedItem[]>;
}
