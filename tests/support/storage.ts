import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { openStorage, type Storage } from '../../bot/doors/azure/storage.ts';

/** Of the Azurite that belongs to this worker of vitest. */
export function connectionString(): string {
  const all = inject('connectionStrings');
  return all[Number(process.env.VITEST_POOL_ID ?? 0) % all.length] ?? '';
}

/** Empty storage on a shared Azurite: the prefix keeps it apart from that of every other test. */
export function testStorage(): Storage {
  const prefix = `t${randomBytes(6).toString('hex')}`;
  return openStorage({ kind: 'connection-string', connectionString: connectionString() }, prefix);
}
