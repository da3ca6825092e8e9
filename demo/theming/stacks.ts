/** Fonts that readers' systems have, by how they look. Each ends with what has the Arabic script. */
export const stacks = [
  { label: "Georgia, a sturdy serif", fonts: 'Georgia, "Noto Serif", "Noto Naskh Arabic", serif' },
  {
    label: "Palatino, a book serif",
    fonts: '"Iowan Old Style", "Palatino Linotype", "Noto Serif", "Noto Naskh Arabic", serif',
  },
  { label: "Charter, a plain serif", fonts: 'Charter, Cambria, "Noto Serif", "Noto Naskh Arabic", serif' },
  {
    label: "Didot, a fine serif",
    fonts: 'Didot, "Bodoni MT", "Noto Serif Display", "Noto Naskh Arabic", serif',
  },
  { label: "The system’s own", fonts: "system-ui, sans-serif" },
  {
    label: "Helvetica, a grotesque",
    fonts: '"Helvetica Neue", Arial, "Noto Sans", "Noto Sans Arabic", sans-serif',
  },
  {
    label: "Gill Sans, a humanist sans",
    fonts: '"Gill Sans", Candara, "Noto Sans", "Noto Kufi Arabic", sans-serif',
  },
  {
    label: "Rounded",
    fonts: 'ui-rounded, "Trebuchet MS", Verdana, "Noto Sans", "Noto Kufi Arabic", sans-serif',
  },
  { label: "Typewriter", fonts: 'ui-monospace, "DejaVu Sans Mono", Consolas, monospace' },
] as const;
