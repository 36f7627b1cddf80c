import { describe, expect, test } from 'vitest';
import { readPicture } from '../../../../bot/rooms/announcements/pictures/read-picture.ts';
import { aPng } from '../../../support/a-png.ts';

const refusalOf = (bytes: Uint8Array) => {
  const picture = readPicture(bytes);
  return 'refused' in picture ? picture.refused : undefined;
};

/** A GIF of 10 x 6 pixels with nothing but its header, and what is written behind that. */
const aGif = (more = '') =>
  Buffer.concat([Buffer.from('GIF89a\x0a\0\x06\0\0\0\0', 'latin1'), Buffer.from(more)]);

/** A JPEG of 12 x 7 pixels: its markers up to the size. */
const aJpeg = () =>
  Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080007000c01011100ffd9', 'hex');

describe('a picture is', () => {
  test.each([
    ['PNG', aPng(9, 5), { type: 'image/png', width: 9, height: 5 }],
    ['GIF', aGif(), { type: 'image/gif', width: 10, height: 6 }],
    ['JPEG', aJpeg(), { type: 'image/jpeg', width: 12, height: 7 }],
    ['PNG as large as Teams shows', aPng(1024), { type: 'image/png', width: 1024, height: 1024 }],
  ])('%s', (_, bytes, picture) => {
    expect(readPicture(bytes)).toEqual(picture);
  });
});

describe('what Teams would not show is refused', () => {
  test.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>')],
    ['WebP', Buffer.from('RIFF\x1a\0\0\0WEBPVP8L')],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['nothing', Buffer.alloc(0)],
  ])('%s', (_, bytes) => {
    expect(refusalOf(bytes)).toMatchObject({ code: 'picture-type-unknown' });
  });

  test('a PNG that ends within its header', () => {
    expect(refusalOf(aPng().subarray(0, 14))).toMatchObject({ code: 'picture-unreadable' });
  });

  test('one pixel too many, in either direction', () => {
    const refused = { code: 'picture-too-many-pixels' };

    expect(refusalOf(aPng(1025, 1))).toMatchObject({
      ...refused,
      params: { width: 1025, height: 1, most: 1024 },
    });
    expect(refusalOf(aPng(1, 1025))).toMatchObject(refused);
  });

  test('more than a megabyte, with how much it is', () => {
    const bytes = Buffer.concat([aPng(), Buffer.alloc(1_340_000)]);

    expect(refusalOf(bytes)).toMatchObject({
      code: 'picture-too-large',
      params: { is: { params: { count: 1.4 } }, most: { params: { count: 1 } } },
    });
  });

  test('an animation', () => {
    expect(refusalOf(aGif('!\xff\x0bNETSCAPE2.0'))).toMatchObject({ code: 'picture-moves' });
  });
});
