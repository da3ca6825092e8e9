/** @jsxImportSource react */
import "afterword/react";
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { articleHere, articles, follow, getToken, guidelines, server } from "../newspaper.ts";

function Newspaper() {
  const [article, setArticle] = useState(articleHere);
  const [thanks, setThanks] = useState("");
  useEffect(() => follow(setArticle), []);
  return (
    <>
      <nav>
        {articles.map(({ key, title }) => (
          <a key={key} href={`/${key}`}>
            {title} <afterword-count thread={key} endpoint={server} />
          </a>
        ))}
      </nav>
      <main>
        <h1>{article.title}</h1>
        <p>{article.text}</p>
        <p role="status">{thanks}</p>
        <afterword-comments
          thread={article.key}
          endpoint={server}
          guidelines={guidelines}
          getToken={getToken}
          onafterword-accepted={({ comment }) => setThanks(`Thank you, ${comment.author}.`)}
        />
      </main>
    </>
  );
}

createRoot(document.querySelector("#app")!).render(<Newspaper />);
