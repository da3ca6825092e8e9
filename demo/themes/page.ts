/** Gives elements with a `data-scene` the made-up thread, and builds one paper for each theme where the page wants them. */
import { openScene, type SceneName } from "../theming/scenes.ts";
import { themes } from "./index.ts";

const chosen = document.querySelector<HTMLSelectElement>("#lang");

async function fillIn(place: HTMLElement, number: number): Promise<void> {
  const scene = (place.dataset["scene"] ?? "thread") as SceneName;
  const lang = chosen?.value ?? (place.lang || "en");
  const { element, ready } = await openScene(scene, lang, `${scene} ${number}`);
  for (const { name, value } of place.attributes)
    if (/^(scheme|dark-when)$/.test(name)) element.setAttribute(name, value);
  place.replaceChildren(element);
  await ready();
}

const fillAll = () =>
  document
    .querySelectorAll<HTMLElement>("[data-scene]")
    .forEach((place, number) => void fillIn(place, number));

for (const { name, title, description, attributes } of themes) {
  const paper = document.querySelector<HTMLElement>(`#papers .${name}`);
  paper?.querySelector(".plate")?.replaceChildren(title);
  paper?.querySelector(".what")?.replaceChildren(description);
  if (attributes.scheme) paper?.querySelector("[data-scene]")?.setAttribute("scheme", attributes.scheme);
}
chosen?.addEventListener("change", fillAll);
fillAll();
