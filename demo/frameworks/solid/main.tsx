/** @jsxImportSource solid-js */
import "afterword/solid";
import { createSignal, For, onCleanup } from "solid-js";
import { render } from "solid-js/web";
import { articleHere, articles, follow, getToken, guidelines, server } from "../newspaper.ts";

function Newspaper() {
  const [article, setArticle] = createSignal(articleHere());
  const [thanks, setThanks] = createSignal("");
  onCleanup(follow(setArticle));
  return (
    <>
      <nav>
        <For each={articles}>
          {({ key, title }) => (
            <a href={`/${key}`}>
              {title} <afterword-count thread={key} endpoint={server} />
            </a>
          )}
        </For>
      </nav>
      <main>
        <h1>{article().title}</h1>
        <p>{article().text}</p>
        <p role="status">{thanks()}</p>
        <afterword-comments
          thread={article().key}
          endpoint={server}
          prop:guidelines={guidelines}
          prop:getToken={getToken}
          on:afterword-accepted={({ comment }) => setThanks(`Thank you, ${comment.author}.`)}
        />
      </main>
    </>
  );
}

render(() => <Newspaper />, document.querySelector("#app")!);
