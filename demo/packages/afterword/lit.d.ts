/** As much of Lit as the element's type shows: Lit itself is bundled, and its types would be a dependency. */
export declare class LitElement extends HTMLElement {
  /** Resolves when what was set last is shown. */
  get updateComplete(): Promise<boolean>;
  connectedCallback(): void;
  disconnectedCallback(): void;
  protected updated(changed: PropertyValues): void;
  protected render(): unknown;
}
export type PropertyDeclarations = Readonly<Record<string, object>>;
export type PropertyValues = Map<PropertyKey, unknown>;
export type CSSResult = object;
export type TemplateResult<Kind extends number = 1> = { readonly _$litType$: Kind };
