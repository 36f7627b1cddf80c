import { PNG } from 'pngjs';
import { ICONS } from './app-manifest.ts';

/** Red, green, blue, and how far it covers what is behind, each from 0 to 255. */
type Pixel = readonly [number, number, number, number];

/** What Teams, Outlook and Copilot draw an icon with. */
const RULES: readonly { name: string; pixels: number; fault: (pixel: Pixel) => string | undefined }[] = [
  {
    name: ICONS.color,
    pixels: 192,
    fault: ([, , , cover]) =>
      cover === 255 ? undefined : 'must fill its square, since a clear corner is black in some places',
  },
  {
    name: ICONS.outline,
    pixels: 32,
    fault: ([red, green, blue, cover]) =>
      cover === 0 || Math.min(red, green, blue) === 255 ? undefined : 'must be white and nothing else',
  },
  { name: ICONS.color32x32, pixels: 32, fault: () => undefined },
];
const CLEAR: readonly string[] = [ICONS.outline, ICONS.color32x32];

/** What is wrong with the icons that are there, in sentences. @param files by their names */
export function faultsOfIcons(files: Record<string, Uint8Array>): string[] {
  return RULES.flatMap(({ name, pixels, fault }) => {
    const bytes = files[name];
    if (!bytes) return [];
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
    if (width !== pixels || height !== pixels)
      return [`${name} is ${width} x ${height} pixels, and must be ${pixels} x ${pixels}.`];
    const all = pixelsOf(data);
    const first = all.map(fault).find((found) => found !== undefined);
    if (first) return [`${name} ${first}.`];
    const [corner] = all;
    return CLEAR.includes(name) && corner?.[3] !== 0 ? [`${name} must have a clear background.`] : [];
  });
}

function pixelsOf(data: Buffer): Pixel[] {
  return Array.from({ length: data.length / 4 }, (_, index) => {
    const [red = 0, green = 0, blue = 0, cover = 0] = data.subarray(index * 4, index * 4 + 4);
    return [red, green, blue, cover];
  });
}
