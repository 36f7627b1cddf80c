import type { KeyObject } from 'node:crypto';
import { bytesOfGuid, GUID_BYTES, guidOf } from './guid-bytes.ts';
import { readSignedToken, signedToken } from './signed-token.ts';

/** Whose link it is: one training item on the card that one person got with one announcement. */
export interface TrainingClick {
  announcementId: string;
  chunk: number;
  personId: string;
  /** Id of the training item; its address is never in the link. */
  item: string;
}

const CHUNK_BYTES = 4;
/** Both ids and the chunk come before the item. */
const ITEM_FROM = 2 * GUID_BYTES + CHUNK_BYTES;
/** Links on cards that people have were signed without one. */
const PURPOSE = '';

/** A click as text for an address: both ids, the chunk and the item, with a signature in front. */
export function trainingToken(
  key: KeyObject,
  { announcementId, chunk, personId, item }: TrainingClick,
): string {
  const numbered = Buffer.alloc(CHUNK_BYTES);
  numbered.writeUInt32BE(chunk);
  const said = [bytesOfGuid(announcementId), numbered, bytesOfGuid(personId), Buffer.from(item)];
  return signedToken(key, PURPOSE, Buffer.concat(said));
}

/** What a token says; undefined for everything that was not signed with this key. */
export function readTrainingToken(key: KeyObject, token: string): TrainingClick | undefined {
  const said = readSignedToken(key, PURPOSE, token);
  if (!said || said.length < ITEM_FROM) return undefined;
  const person = GUID_BYTES + CHUNK_BYTES;
  return {
    announcementId: guidOf(said.subarray(0, GUID_BYTES)),
    chunk: said.readUInt32BE(GUID_BYTES),
    personId: guidOf(said.subarray(person, ITEM_FROM)),
    item: said.subarray(ITEM_FROM).toString(),
  };
}
