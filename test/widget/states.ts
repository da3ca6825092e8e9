/**
 * Every state of the widget that a reader can meet, to be opened in any language and scheme:
 *
 *     for (const { name, open } of states) it(name, async () => { const it = await open("ckb", "dark"); … it.leave(); })
 *
 * Nothing in them rests on luck: each is there when `open` resolves, and all that moves has come to its end.
 */
import { open, type Scenes, type State } from "./scene.ts";
import { bodiesScenes } from "./scenes/bodies.ts";
import { ownScenes } from "./scenes/own.ts";
import { threadScenes } from "./scenes/thread.ts";
import { writingScenes } from "./scenes/writing.ts";

const scenes: Scenes = { ...threadScenes, ...writingScenes, ...ownScenes, ...bodiesScenes };

export const states: readonly State[] = Object.entries(scenes).map(([name, scene]) => ({
  name,
  open: async (lang = "en", scheme = "light") => open(await scene(lang), lang, scheme),
}));
