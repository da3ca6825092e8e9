import "afterword/vue";
import { createApp } from "vue";
import Newspaper from "./Newspaper.vue";

createApp(Newspaper).mount("#app");
