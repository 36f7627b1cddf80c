import { MOST_PICTURE_SIDE } from '../../../../../bot/contract/announcements/picture-rules.ts';

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** As large as Teams shows it, with the same proportions; never larger than it is. */
export function fittingSize({ width, height }: Size): Size {
  const scale = Math.min(1, MOST_PICTURE_SIDE / width, MOST_PICTURE_SIDE / height);
  const fitted = (side: number) => Math.max(1, Math.round(side * scale));
  return { width: fitted(width), height: fitted(height) };
}
