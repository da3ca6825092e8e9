/** Colours as they are seen: whatever CSS calls them, however many lie over each other. */

/** sRGB, each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

const canvas = document.createElement("canvas");
canvas.width = canvas.height = 1;
const context = canvas.getContext("2d", { willReadFrequently: true })!;

/**
 * What is seen where layers lie one over the other.
 *
 * @param layers Computed CSS colours, the lowest first. It is opaque, or lies on white.
 */
export function seen(layers: readonly string[]): Rgb {
  for (const layer of ["#fff", ...layers]) {
    context.fillStyle = layer;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

export const toHex = (colour: Rgb): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** WCAG 2.2, "relative luminance". */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => linear(part / 255)) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** WCAG 2.2, "contrast ratio": from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const steps = 256;
const towards = (from: Rgb, to: number, step: number): Rgb =>
  from.map((part) => Math.round(part + ((to - part) * step) / steps)) as unknown as Rgb;

/** The nearest colour that passes, towards black or towards white; `null` where none of them does. */
export function nearest(from: Rgb, passes: (colour: Rgb) => boolean): Rgb | null {
  const found = [0, 255].flatMap((to) => {
    for (let step = 0; step <= steps; step++) {
      const colour = towards(from, to, step);
      if (passes(colour)) return [colour];
    }
    return [];
  });
  const far = (colour: Rgb) => Math.hypot(...colour.map((part, i) => part - from[i]!));
  return found.toSorted((a, b) => far(a) - far(b))[0] ?? null;
}
