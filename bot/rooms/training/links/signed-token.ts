import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/** Half of SHA-256: short enough for a card with ten links, and nobody guesses 128 bits. */
const SIGNATURE_BYTES = 16;

/**
 * Bytes as text for an address, with a signature in front of them.
 * @param purpose what the token is for: signed for one purpose it says nothing for another
 */
export function signedToken(key: KeyObject, purpose: string, said: Buffer): string {
  return Buffer.concat([signatureOf(key, purpose, said), said]).toString('base64url');
}

/** What a token says; undefined for everything that was not signed with this key for this purpose. */
export function readSignedToken(key: KeyObject, purpose: string, token: string): Buffer | undefined {
  const bytes = Buffer.from(token, 'base64url');
  // More than one text stands for the same bytes: only the one that was given out counts.
  if (bytes.length <= SIGNATURE_BYTES || bytes.toString('base64url') !== token) return undefined;
  const said = bytes.subarray(SIGNATURE_BYTES);
  const signature = bytes.subarray(0, SIGNATURE_BYTES);
  return timingSafeEqual(signature, signatureOf(key, purpose, said)) ? said : undefined;
}

function signatureOf(key: KeyObject, purpose: string, said: Buffer): Buffer {
  return createHmac('sha256', key).update(purpose).update(said).digest().subarray(0, SIGNATURE_BYTES);
}
