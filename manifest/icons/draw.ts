import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../../tests/support/browser.ts';

// Draws the icons of the package from their sources beside it: node manifest/icons/draw.ts

const ICONS = [
  { name: 'color', pixels: 192 },
  { name: 'outline', pixels: 32 },
  { name: 'color32x32', pixels: 32 },
];

const browser = await openBrowser();
try {
  const page = await browser.newPage();
  for (const { name, pixels } of ICONS) {
    const at = (ending: string) => fileURLToPath(new URL(`${name}.${ending}`, import.meta.url));
    const svg = await readFile(at('svg'), 'utf8');
    await page.setViewportSize({ width: pixels, height: pixels });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.screenshot({ path: at('png'), omitBackground: true });
  }
} finally {
  await browser.close();
}
