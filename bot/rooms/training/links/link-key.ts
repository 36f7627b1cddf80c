import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { Storage } from '../../../doors/azure/storage.ts';

interface KeyRow {
  key: string;
}

const KEY = { partitionKey: 'key', rowKey: 'training-links' };

/** The key that training links are signed with: made once, the same for every process on this storage. */
export async function openLinkKey(storage: Storage): Promise<KeyObject> {
  const rows = await storage.table<KeyRow>('keys');
  const known = await rows.get(KEY.partitionKey, KEY.rowKey);
  if (known) return createSecretKey(known.key, 'base64');
  // Of several processes that start at once, one wins; all take what is there then.
  await rows.insert({ ...KEY, key: randomBytes(32).toString('base64') });
  const kept = await rows.get(KEY.partitionKey, KEY.rowKey);
  if (!kept) throw new Error('The key of the training links is gone from storage.');
  return createSecretKey(kept.key, 'base64');
}
