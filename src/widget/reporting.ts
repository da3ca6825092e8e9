/** Reporting a comment: what is written is kept until it has arrived, and a lost answer does not double it. */
import type { ReportRequest } from "../contract/records.ts";
import { isBlank } from "../contract/text.ts";
import { checkReport, mendOfReport } from "./check-report.ts";
import { AfterwordFailedEvent } from "./events.ts";
import { fingerprint } from "./fingerprint.ts";
import { makeIdempotencyKey, writeEntry } from "./keeping.ts";
import { readEntry } from "./kept.ts";
import { failureOf, type Services } from "./services.ts";
import type { Mend, ReportDraft, ReportPanel, ReportReceipt } from "./state.ts";
import { remove } from "./storing.ts";

export { report } from "./templates/report.ts";

/** What stays of a report until it has arrived, and no longer than its tab. */
interface Unsent {
  /** An e-mail address is not kept: it is nobody's but the newsroom's. */
  draft: Omit<ReportDraft, "email">;
  /** The key that a report was sent with, and the fingerprint of what it was sent for. */
  sent: { key: string; of: string } | null;
}

const blank: ReportDraft = {
  reason: "",
  explanation: "",
  name: "",
  email: "",
  unnamed: false,
  goodFaith: false,
};

const unsentName = ({ kept }: Services, id: string) => `session ${kept.reported}${id}`;

const readUnsent = (services: Services, id: string) => readEntry(unsentName(services, id)) as Unsent | null;

const keepUnsent = (services: Services, id: string, unsent: Unsent) =>
  writeEntry(unsentName(services, id), unsent);

export const open = (services: Services, id: string): ReportPanel => ({
  about: "report",
  id,
  draft: { ...blank, ...readUnsent(services, id)?.draft },
  sending: false,
  mends: [],
  receipt: readEntry(services.kept.reported + id) as ReportReceipt | null,
});

export function change(services: Services, changes: Partial<ReportDraft>): void {
  const { panel } = services.state();
  if (panel?.about !== "report") return;
  const draft = { ...panel.draft, ...changes };
  services.dispatch({ type: "panel", panel: { ...panel, draft } });
  const { email: _, ...kept } = draft;
  keepUnsent(services, panel.id, { draft: kept, sent: readUnsent(services, panel.id)?.sent ?? null });
}

export async function send(services: Services): Promise<void> {
  const { backend, kept, state, dispatch, emit, focus, say } = services;
  const { panel } = state();
  if (panel?.about !== "report" || panel.sending || !backend.report) return;
  const { id, draft } = panel;
  const mends = checkReport(draft);
  if (mends.length) return refuse(mends);

  const request = requestOf(services, draft);
  const key = keyOf(services, id, draft, request);
  show({ sending: true, mends: [] });
  try {
    const { id: number, received } = await backend.report(id, request, key);
    const receipt: ReportReceipt = { id: number, received, reason: draft.reason };
    remove(unsentName(services, id));
    writeEntry(kept.reported + id, receipt);
    dispatch({ type: "reported", id });
    show({ sending: false, receipt });
    focus(`panel-${id}`);
    say("announceReported");
  } catch (error) {
    const { code, problem } = failureOf(error);
    refuse([mendOfReport(code, problem)]);
    emit(new AfterwordFailedEvent(code));
  }

  /** Changes the panel, if it is still the one that stands open. */
  function show(changes: Partial<ReportPanel>): void {
    const now = state().panel;
    if (now?.about === "report" && now.id === id) dispatch({ type: "panel", panel: { ...now, ...changes } });
  }

  function refuse(list: readonly Mend[]): void {
    show({ sending: false, mends: list });
    focus(`errors-report-${id}`);
    say("announceNotSent");
  }
}

function requestOf({ place }: Services, draft: ReportDraft): ReportRequest {
  const { reason, explanation, name, email, unnamed } = draft;
  const whoGivesNotice = unnamed
    ? ({ name: null, email: null, unnamed: true } as const)
    : { name: name.trim(), email: email.trim() };
  return {
    site: place.site,
    reason,
    explanation: isBlank(explanation) ? null : explanation,
    illegal: reason === "illegal" ? { ...whoGivesNotice, goodFaith: true } : null,
  };
}

/** The key of the attempt before, where it was for the same: it may have arrived. */
function keyOf(services: Services, id: string, draft: ReportDraft, request: ReportRequest): string {
  const of = fingerprint(JSON.stringify(request));
  const before = readUnsent(services, id)?.sent;
  const key = before?.of === of ? before.key : makeIdempotencyKey();
  const { email: _, ...kept } = draft;
  keepUnsent(services, id, { draft: kept, sent: { key, of } });
  return key;
}
