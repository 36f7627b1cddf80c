import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createRemoteJWKSet } from 'jose';
import { pino } from 'pino';
import { buildApp } from '../../bot/app.ts';
import { systemClock } from '../../bot/base/clock.ts';
import { openStorage } from '../../bot/doors/azure/storage.ts';
import { botKeys } from '../../bot/doors/teams/bot-token.ts';
import { ensureFirstLead } from '../../bot/rooms/people/first-lead.ts';

// The product as it runs with a registered bot, its doors and limits as in production; only the keys that it takes are
// those of issuers on this machine.
// node tests/bench/registered-product.ts '{"connectionString": ...}'

/** What it is given. */
export interface RegisteredSetting {
  connectionString: string;
  tenantId: string;
  appId: string;
  audience: string;
  person: { issuer: string; keysUrl: string };
  bot: { issuer: string; metadataUrl: string };
  firstLead: { id: string; name: string; upn: string };
}

const { connectionString, tenantId, appId, audience, person, bot, firstLead }: RegisteredSetting = JSON.parse(
  process.argv[2] ?? '',
);
const app = await buildApp({
  config: {
    bot: { appId, tenantId, credentials: { kind: 'password', password: 'secret' } },
    local: false,
    sendRate: 40,
    timeZone: 'UTC',
    privacyFloor: 5,
    publicUrl: 'https://bot.contoso.example',
  },
  storage: openStorage({ kind: 'connection-string', connectionString }, ''),
  clock: systemClock,
  log: pino({ level: 'silent' }),
  tokens: {
    issuers: [person.issuer],
    audiences: [audience],
    tenantId,
    keys: createRemoteJWKSet(new URL(person.keysUrl)),
  },
  botTokens: { issuers: [bot.issuer], audiences: [appId], keys: botKeys(bot.metadataUrl) },
});
await ensureFirstLead(app.rooms.people.api, firstLead);
app.startWorker();
app.server.listen(0, '127.0.0.1');
await once(app.server.server, 'listening');
console.log(`{"port": ${(app.server.address() as AddressInfo).port}}`);
