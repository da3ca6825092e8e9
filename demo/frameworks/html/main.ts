import { articleHere, follow, getToken, guidelines, type Article } from "../newspaper.ts";

const main = document.querySelector("main")!;
const comments = document.createElement("afterword-comments");
comments.guidelines = guidelines;
comments.getToken = getToken;
comments.addEventListener("afterword-accepted", ({ comment }) => {
  main.querySelector("[role=status]")!.textContent = `Thank you, ${comment.author}.`;
});

function show({ key, title, text }: Article): void {
  main.querySelector("h1")!.textContent = title;
  main.querySelector("p")!.textContent = text;
  // An attribute is there before the element's script is: the loader reads it.
  comments.setAttribute("thread", key);
}

show(articleHere());
main.append(comments);
follow(show);
