/** Builds what the end-to-end tests need, before they start; as a program, before everything. */
import { buildWhatIsStale } from "../../demo/build.ts";

export { buildWhatIsStale as setup };

if (import.meta.main) await buildWhatIsStale();
