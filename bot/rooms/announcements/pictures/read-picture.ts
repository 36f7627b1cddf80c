import { imageSize } from 'image-size';
import type { ErrorCode } from '../../../base/errors.ts';
import { message, type Params } from '../../../base/words/message.ts';
import {
  MOST_PICTURE_BYTES,
  MOST_PICTURE_SIDE,
  type PictureType,
} from '../../../contract/announcements/picture-rules.ts';

export interface Picture {
  type: PictureType;
  /** In pixels. */
  width: number;
  height: number;
}

/** Why a file is no picture for Teams: the code of the error, and what its sentence says. */
export interface PictureRefusal {
  code: ErrorCode;
  params: Params;
}

/** What a file begins with, whatever its name says. */
const BEGINNINGS: readonly { type: PictureType; bytes: Buffer }[] = [
  { type: 'image/png', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { type: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { type: 'image/gif', bytes: Buffer.from('GIF8') },
];

/** Blocks that only a file with several frames has. */
const ANIMATED: Partial<Record<PictureType, string>> = { 'image/gif': 'NETSCAPE2.0', 'image/png': 'acTL' };

/** What a file is as a picture, by its bytes; or why Teams would not show it. */
export function readPicture(file: Uint8Array): Picture | { refused: PictureRefusal } {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const type = BEGINNINGS.find((one) => bytes.subarray(0, one.bytes.length).equals(one.bytes))?.type;
  if (!type) return refused('picture-type-unknown');
  if (bytes.length > MOST_PICTURE_BYTES) {
    return refused('picture-too-large', {
      is: message('doors.megabytes', { count: Math.ceil(bytes.length / 100_000) / 10 }),
      most: message('doors.megabytes', { count: MOST_PICTURE_BYTES / 1_000_000 }),
    });
  }
  const size = sizeOf(bytes);
  if (!size) return refused('picture-unreadable');
  if (Math.max(size.width, size.height) > MOST_PICTURE_SIDE) {
    return refused('picture-too-many-pixels', { ...size, most: MOST_PICTURE_SIDE });
  }
  const mark = ANIMATED[type];
  if (mark !== undefined && bytes.includes(mark)) return refused('picture-moves');
  return { type, ...size };
}

/** As its header says; undefined where it says nothing that makes sense. */
function sizeOf(bytes: Buffer): Pick<Picture, 'width' | 'height'> | undefined {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : undefined;
  } catch {
    return undefined;
  }
}

function refused(code: ErrorCode, params: Params = {}): { refused: PictureRefusal } {
  return { refused: { code, params } };
}
