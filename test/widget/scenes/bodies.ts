/** Comments that are HTML. */
import type { HtmlComment } from "../../../src/backends/backend.ts";
import { comment, type Scenes } from "../scene.ts";

const kept = (id: string, author: string, html: string): HtmlComment => ({
  ...comment(id, author, "The same as plain text.", { sha256: null }),
  html,
});

const rich: HtmlComment[] = [
  kept(
    "c1",
    "Marit Solheim",
    `<p>I drove the 14 bus for <em>nine years</em>, and kept <strong>three</strong> rules:</p>
    <ol><li>Wait for whoever runs.<ul><li>Not for who walks.</li></ul></li><li>Say good morning.</li></ol>
    <blockquote><p>The last one was always full.</p></blockquote>
    <p>More of it <a href="https://news.example/a/very/long/address/of/an/article/that/goes/on">in this article</a>:</p>
    <pre><code>if (late)\n  say("sorry, the bridge was closed again and we had to go all the way around");</code></pre>
    <hr><p>The sign says <code>14 B</code>, H<sub>2</sub>O, <del>old</del> <ins>new</ins>, <q>full</q>.</p>`,
  ),
  kept(
    "c2",
    "ھێرۆ ئەحمەد",
    `<p>ھیوادارم وێستگەی نەخۆشخانەکە <strong>شەوانیش</strong> کراوە بێت، وەک <a href="https://news.example">The Courier</a> نووسیبووی:</p>
    <blockquote><p>The night bus stops at the hospital.</p></blockquote>
    <ul><li>شەوان کار دەکەن</li><li>زۆر کەسن</li></ul>`,
  ),
];

export const bodiesScenes: Scenes = {
  "HTML bodies": () => ({ comments: rich, shown: ".rich pre" }),
};
