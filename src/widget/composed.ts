/** What goes along with a comment beside its words: its language, and what tells a person from a program. */
import type { NewComment } from "../contract/records.ts";
import { keepFocus } from "./keep-focus.ts";
import { languageOfDraft } from "./keeping.ts";
import { lazy } from "./lazy.ts";
import type { Services } from "./services.ts";
import type { FormName, WidgetState } from "./state.ts";
import { writingStyles } from "./writing.styles.ts";

/** What helps a reader who writes: loaded when they first do. */
export const help = lazy(() => import("./guiding.ts"));

/** Looks at what stands in a form, for hints and its language. Without this help a comment can be written just as well. */
export const look = (services: Services, form: FormName): void =>
  void help.load().then(
    (part) => part.look(services, form),
    () => {},
  );

interface Touched {
  root: ShadowRoot;
  /** When each form was first touched, in milliseconds of the page's life. */
  since: Map<FormName, number>;
}

const touched = new WeakMap<Services, Touched>();

/**
 * Notes from when on a reader is at a form, and keeps the copy of its text where the text is scrolled to, and the focus
 * where they are.
 *
 * @param since When they came to the field that has the focus now, if there is one.
 */
export function attend(root: ShadowRoot, services: () => Services | undefined, since: number): void {
  const note = (target: EventTarget | null, at: number) => {
    const field = (target as Element | null)?.closest("form")?.querySelector("textarea[id^=text-]");
    const current = services();
    if (field && current) touch(current, root, field.id.slice("text-".length), at);
  };
  root.adoptedStyleSheets.push(writingStyles.styleSheet!);
  keepFocus(root);
  note(root.activeElement, since);
  root.addEventListener("focusin", ({ target, timeStamp }) => note(target, timeStamp));
  // It does not bubble.
  root.addEventListener("scroll", ({ target }) => follow(target as Element), { capture: true });
}

function follow(field: Element): void {
  const copy = field.previousElementSibling;
  if (copy?.matches(".copy")) copy.scrollTop = field.scrollTop;
}

function touch(services: Services, root: ShadowRoot, form: FormName, at: number): void {
  const { state, dispatch, kept } = services;
  const before = touched.get(services) ?? { root, since: new Map<FormName, number>() };
  touched.set(services, before);
  const text = state().texts[form];
  // An empty form is a new comment, also where another was written before.
  if (text && before.since.has(form)) return;
  before.since.set(form, at);
  if (!text) return dispatch({ type: "language", form, lang: null });
  const lang = languageOfDraft(kept, form, text);
  if (lang) dispatch({ type: "language", form, lang });
  look(services, form);
}

export const honeypotOf = (form: FormName): string => `website-${form}`;

export function composed(
  services: Services,
  form: FormName,
  text: string,
): Pick<NewComment, "lang" | "honeypot" | "writingTime"> {
  const { root, since } = touched.get(services) ?? {};
  const honeypot = root?.getElementById(honeypotOf(form)) as HTMLInputElement | null | undefined;
  const begun = since?.get(form);
  return {
    lang: languageOf(services.state(), form, text),
    honeypot: honeypot?.value ?? "",
    writingTime: begun === undefined ? null : Math.round(performance.now() - begun),
  };
}

/** What the author says it is, else what it was found to be; `null` rather than a guess. */
function languageOf({ langs, aids }: WidgetState, form: FormName, text: string): string | null {
  const aid = aids?.[form];
  const found = aid?.text === text ? aid.lang : help.now?.detectLanguage(text);
  const lang = langs?.[form] ?? found;
  return lang && (lang !== "und" || langs?.[form]) ? lang : null;
}
