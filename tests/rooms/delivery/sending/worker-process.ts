import { buildApp } from '../../../../bot/app.ts';
import { systemClock } from '../../../../bot/base/clock.ts';
import { openStorage } from '../../../../bot/doors/azure/storage.ts';
import { createIssuer } from '../../../../bot/local/issuer.ts';
import { silentLog } from '../../../support/silent-log.ts';

// A worker to be killed, or to come after one, in a process of its own: for a test that will not wait as long as
// the product does for what a dead process held. Its leases are short; who comes after has a clock that runs ahead.
const [connectionString = '', prefix = '', leaseSeconds = '', aheadMs = ''] = process.argv.slice(2);

// A run of tests that is broken off takes it along.
process.once('disconnect', () => process.exit());

const clock = { now: () => systemClock.now() + Number(aheadMs) };
const { tokens } = await createIssuer(clock);
const app = await buildApp({
  config: { bot: null, local: true, sendRate: 100, timeZone: 'UTC', privacyFloor: 5, publicUrl: null },
  storage: openStorage({ kind: 'connection-string', connectionString }, prefix),
  clock,
  log: silentLog,
  tokens,
});
app.startWorker({ leaseSeconds: Number(leaseSeconds) });
