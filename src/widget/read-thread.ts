import type { Sort } from "../contract/records.ts";
import { AfterwordFailedEvent, AfterwordReadyEvent } from "./events.ts";
import { failureOf, type Services } from "./services.ts";

/** @param sort The backend's own order where none is asked for. */
export async function loadThread(services: Services, { sort }: { sort?: Sort } = {}): Promise<void> {
  const { backend, place, dispatch, emit, later, signal } = services;
  dispatch({ type: "loading" });
  try {
    const view = await backend.thread({ ...place, ...(sort && { sort }) }, signal);
    // Who signs in has another form: it comes at once, for nothing may move later.
    if (view.form.signIn !== "none") await (await later()).findReader(services);
    if (signal.aborted) return;
    dispatch({ type: "loaded", view });
    emit(new AfterwordReadyEvent(view.thread));
  } catch (error) {
    if (signal.aborted) return;
    const { code } = failureOf(error);
    dispatch({ type: "failed", code });
    emit(new AfterwordFailedEvent(code));
  }
}
