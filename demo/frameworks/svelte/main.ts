import "afterword/svelte";
import { mount } from "svelte";
import Newspaper from "./Newspaper.svelte";

mount(Newspaper, { target: document.querySelector("#app")! });
