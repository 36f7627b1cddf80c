import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { isUploadedPicture } from '../../../../bot/contract/announcements/picture-rules.ts';
import { createPictureLinks } from '../../../../bot/rooms/announcements/pictures/picture-links.ts';
import { signedToken } from '../../../../bot/rooms/training/links/signed-token.ts';

const KEY = createSecretKey(Buffer.alloc(32, 7));
const ID = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';

const links = createPictureLinks(KEY);

test('a path says which picture it is of, and is known as such', () => {
  const path = links.pathOf(ID);

  expect(isUploadedPicture(path)).toBe(true);
  expect(links.read(path)).toBe(ID);
  expect(links.read(path.replace('/pictures/', ''))).toBe(ID);
});

test('a path with any letter changed leads nowhere', () => {
  const path = links.pathOf(ID);
  const changed = Array.from({ length: path.length - '/pictures/'.length }, (_, at) => {
    const place = at + '/pictures/'.length;
    return `${path.slice(0, place)}${path[place] === 'A' ? 'B' : 'A'}${path.slice(place + 1)}`;
  });

  expect(changed.map(links.read).filter((id) => id !== undefined)).toEqual([]);
});

test('what was signed with another key, or for something else, leads nowhere', () => {
  const said = Buffer.from(ID.replaceAll('-', ''), 'hex');

  expect(links.read(createPictureLinks(createSecretKey(Buffer.alloc(32, 8))).pathOf(ID))).toBeUndefined();
  expect(links.read(`/pictures/${signedToken(KEY, '', said)}`)).toBeUndefined();
  expect(links.read(signedToken(KEY, 'picture:', Buffer.from('longer than an id')))).toBeUndefined();
});
