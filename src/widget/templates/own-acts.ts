import { html, nothing } from "lit";

/** A button below one of the reader's own comments. */
export interface Act {
  label: string;
  press: () => void;
  id?: string;
  /** Nothing happens while it is: it is being done. */
  busy?: boolean;
}

/** @param about Id of what says which comment it is. */
export const act = (about: string, { label, press, id, busy }: Act) => html`
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
