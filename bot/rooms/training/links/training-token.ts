import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/** Whose link it is: one training item on the card that one person got with one announcement. */
export interface TrainingClick {
  announcementId: string;
  chunk: number;
  personId: string;
  /** Id of the training item; its address is never in the link. */
  item: string;
}

/** Half of SHA-256: short enough for a card with ten links, and nobody guesses 128 bits. */
const SIGNATURE_BYTES = 16;
const ID_BYTES = 16;
const CHUNK_BYTES = 4;

/** A click as text for an address: both ids, the chunk and the item, with a signature behind it. */
export function trainingToken(
  key: KeyObject,
  { announcementId, chunk, personId, item }: TrainingClick,
): string {
  const numbered = Buffer.alloc(CHUNK_BYTES);
  numbered.writeUInt32BE(chunk);
  const said = Buffer.concat([bytesOf(announcementId), numbered, bytesOf(personId), Buffer.from(item)]);
  return Buffer.concat([signatureOf(key, said), said]).toString('base64url');
}

/** What a token says; undefined for everything that was not signed with this key. */
export function readTrainingToken(key: KeyObject, token: string): TrainingClick | undefined {
  const bytes = Buffer.from(token, 'base64url');
  // More than one text stands for the same bytes: only the one that was given out counts.
  if (bytes.length <= SIGNATURE_BYTES || bytes.toString('base64url') !== token) return undefined;
  const said = bytes.subarray(SIGNATURE_BYTES);
  if (!timingSafeEqual(bytes.subarray(0, SIGNATURE_BYTES), signatureOf(key, said))) return undefined;
  const person = ID_BYTES + CHUNK_BYTES;
  return {
    announcementId: idOf(said.subarray(0, ID_BYTES)),
    chunk: said.readUInt32BE(ID_BYTES),
    personId: idOf(said.subarray(person, person + ID_BYTES)),
    item: said.subarray(person + ID_BYTES).toString(),
  };
}

function signatureOf(key: KeyObject, said: Buffer): Buffer {
  return createHmac('sha256', key).update(said).digest().subarray(0, SIGNATURE_BYTES);
}

/** Ids are GUIDs in lower case: half as long in bytes. */
function bytesOf(id: string): Buffer {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  if (bytes.length !== ID_BYTES) throw new Error(`"${id}" is no GUID.`);
  return bytes;
}

function idOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
