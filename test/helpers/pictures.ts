/** Pictures of pages, compared as a browser decodes them. */
import type { Browser } from "playwright-core";

/** Of 255: antialiasing may round otherwise where a page stands on another half pixel. */
const unseen = 8;

/** @returns How many pixels differ in any channel by more than nobody sees; all of them where the sizes differ. */
export async function pixelsApart(browser: Browser, one: Buffer, other: Buffer): Promise<number> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      async ([sources, most]) => {
        const [a, b] = await Promise.all(
          sources.map(async (source) => {
            const image = new Image();
            image.src = `data:image/png;base64,${source}`;
            await image.decode();
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext("2d")!;
            context.drawImage(image, 0, 0);
            return context.getImageData(0, 0, image.width, image.height);
          }),
        );
        if (!a || !b || a.width !== b.width || a.height !== b.height) return Infinity;
        let apart = 0;
        for (let i = 0; i < a.data.length; i += 4)
          if ([0, 1, 2].some((part) => Math.abs(a.data[i + part]! - b.data[i + part]!) > most)) apart++;
        return apart;
      },
      [[one.toString("base64"), other.toString("base64")], unseen] as const,
    );
  } finally {
    await page.close();
  }
}
