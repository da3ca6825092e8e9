/** What a bundler takes in place of the loader: both elements are registered, and the thread is asked for by them alone. */
import "./define.ts";
import "./count.ts";

export * from "./elements.ts";
