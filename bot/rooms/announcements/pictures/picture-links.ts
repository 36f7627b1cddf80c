import type { KeyObject } from 'node:crypto';
import { bytesOfGuid, GUID_BYTES, guidOf } from '../../training/links/guid-bytes.ts';
import { readSignedToken, signedToken } from '../../training/links/signed-token.ts';

/** Addresses of uploaded pictures: only one that was given out here leads to a picture. */
export interface PictureLinks {
  /** The path of a picture, as announcements name it. */
  pathOf(id: string): string;
  /** Which picture a path, or the token at its end, is of; undefined for one that was not given out here. */
  read(path: string): string | undefined;
}

const PURPOSE = 'picture:';
const FOLDER = '/pictures/';

export function createPictureLinks(key: KeyObject): PictureLinks {
  return {
    pathOf: (id) => `${FOLDER}${signedToken(key, PURPOSE, bytesOfGuid(id))}`,
    read(path) {
      const token = path.startsWith(FOLDER) ? path.slice(FOLDER.length) : path;
      const said = readSignedToken(key, PURPOSE, token);
      return said?.length === GUID_BYTES ? guidOf(said) : undefined;
    },
  };
}
