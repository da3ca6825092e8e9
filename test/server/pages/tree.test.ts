import { expect, test } from "vitest";
import type { Comment } from "../../../src/contract/records.ts";
import { type Branch, toBranches } from "../../../src/server/pages/tree.ts";

const reply = (id: string, parent: string) => ({ id, parent }) as Comment;

/** "a(b c!)": c stands beside b below a, and says whom it answers. */
const draw = (branches: readonly Branch[]): string =>
  branches
    .map(
      ({ comment, apart, below }) =>
        `${comment.id}${apart ? "!" : ""}${below.length ? `(${draw(below)})` : ""}`,
    )
    .join(" ");

test("each reply stands below what it answers", () => {
  const replies = [reply("a", "top"), reply("b", "a"), reply("c", "top"), reply("d", "a")];
  expect(draw(toBranches("top", replies))).toBe("a(b d) c");
});

test("past the third level it stands beside it, and says so", () => {
  const replies = [
    reply("a", "top"),
    reply("b", "a"),
    reply("c", "b"),
    reply("d", "c"),
    reply("e", "d"),
    reply("f", "b"),
  ];
  expect(draw(toBranches("top", replies))).toBe("a(b(c d! e! f))");
});

test("what answers a comment of another page stands at the first level, and says so", () => {
  expect(draw(toBranches("top", [reply("x", "elsewhere"), reply("y", "x")]))).toBe("x!(y)");
});
