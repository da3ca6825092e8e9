/**
 * Says on the console where a page has this script from more than one address: the copy that named the elements is at
 * work, the others do nothing.
 */
import { tellDeveloper } from "../backends/tell-developer.ts";
import { ownServer } from "./endpoint.ts";

const addresses = [...document.scripts]
  .map(({ src }) => src.replace(/[?#].*/, ""))
  .filter((address) => address.endsWith("/afterword.js"));
const [first, ...others] = new Set(addresses);

if (first && others.length)
  tellDeveloper(
    "this page has the script more than once:",
    `${[first, ...others].join(", ")}. The copy of ${ownServer} is at work, the others do nothing and can go`,
  );
