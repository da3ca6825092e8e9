/** That a comment was never edited, checked on the page that shows it. */
import type { Services } from "./services.ts";
import type { ProofPanel } from "./state.ts";

export { proof } from "./templates/proof.ts";

export const open = (_: Services, id: string): ProofPanel => ({
  about: "proof",
  id,
  computed: null,
  copied: false,
});

/** @param computed SHA-256 of the text as the page shows it. @param received As the backend gave it. */
export function verified(services: Services, computed: string, received: string): void {
  change(services, { computed });
  services.say(computed === received ? "proofMatches" : "proofDiffers");
}

export function copied(services: Services, done: boolean): void {
  change(services, { copied: done });
  services.say(done ? "copied" : "copyFailed");
}

function change({ state, dispatch }: Services, changes: Partial<ProofPanel>): void {
  const { panel } = state();
  if (panel?.about === "proof") dispatch({ type: "panel", panel: { ...panel, ...changes } });
}
