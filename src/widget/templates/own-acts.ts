import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";

/** A button below one of the reader's own comments. */
export interface Act {
  label: string;
  press: () => void;
  id?: string;
  /** Nothing happens while it is: it is being done. */
  busy?: boolean;
}

/**
 * Where there is something else to do, the buttons are others: what stood under a finger or a focus that was about to
 * press “Cancel” must not have become “Dismiss”.
 *
 * @param about Id of what says which comment they are of.
 */
export const buttons = (about: string, acts: Act[]) =>
  keyed(
    acts.map(({ label }) => label).join(),
    acts.map((one) => button(about, one)),
  );

const button = (about: string, { label, press, id, busy }: Act) => html`
  <button
    class="act"
    part="action"
    id=${id ?? nothing}
    aria-describedby=${about}
    aria-disabled=${busy ? "true" : nothing}
    @click=${() => !busy && press()}
  >
    ${label}
  </button>
`;
