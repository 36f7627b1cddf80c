import {
  MOST_PICTURE_BYTES,
  MOST_PICTURE_SIDE,
  PICTURE_TYPES,
} from '../../../../../bot/contract/announcements/picture-rules.ts';
import { fittingSize, type Size } from './fitting-size.ts';

/**
 * A picture made small enough for Teams, in a form that it shows. What fits already, and what this browser cannot read,
 * stays as it is: the server says what is wrong with it.
 */
export async function fitPicture(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return file;
  try {
    return fits(file, picture) ? file : await redrawn(picture);
  } finally {
    picture.close();
  }
}

function fits({ type, size }: Blob, { width, height }: Size): boolean {
  const shown = PICTURE_TYPES.some((one) => one === type);
  return shown && size <= MOST_PICTURE_BYTES && Math.max(width, height) <= MOST_PICTURE_SIDE;
}

async function redrawn(picture: ImageBitmap): Promise<Blob> {
  const { width, height } = fittingSize(picture);
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser draws no pictures.');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, width, height);
  const sharp = await canvas.convertToBlob({ type: 'image/png' });
  if (sharp.size <= MOST_PICTURE_BYTES) return sharp;
  // JPEG knows no transparency: what is clear would turn black.
  pen.globalCompositeOperation = 'destination-over';
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
