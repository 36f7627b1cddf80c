import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { openStorage, type Storage } from '../../bot/doors/azure/storage.ts';

/** Empty storage on the shared Azurite: the prefix keeps it apart from that of every other test. */
export function testStorage(): Storage {
  const prefix = `t${randomBytes(6).toString('hex')}`;
  return openStorage({ kind: 'connection-string', connectionString: inject('connectionString') }, prefix);
}
