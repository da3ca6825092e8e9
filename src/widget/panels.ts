/** What stands open below one comment, at most one at a time: how to check it, or how to report it. */
import { AfterwordFailedEvent } from "./events.ts";
import { lazy } from "./lazy.ts";
import { failureOf, type Services } from "./services.ts";

/** Both are loaded when they are first opened. */
export const parts = {
  proof: lazy(() => import("./proving.ts")),
  report: lazy(() => import("./reporting.ts")),
};

export async function togglePanel(services: Services, about: "proof" | "report", id: string): Promise<void> {
  const { state, dispatch, emit, focus } = services;
  const { panel } = state();
  if (panel?.id === id && panel.about === about) return closePanel(services);
  try {
    const { open } = await parts[about].load();
    dispatch({ type: "panel", panel: open(services, id) });
    focus(`panel-${id}`);
  } catch (error) {
    const { code } = navigator.onLine ? failureOf(error) : { code: "offline" as const };
    dispatch({ type: "unheard", id, code: code === "offline" ? "panelOffline" : "panelFailed" });
    emit(new AfterwordFailedEvent(code));
  }
}

/** Focus goes back to the button that opened it. */
export function closePanel({ state, dispatch, focus }: Services): void {
  const { panel } = state();
  if (!panel) return;
  dispatch({ type: "panel", panel: null });
  focus(`${panel.about}-${panel.id}`);
}
