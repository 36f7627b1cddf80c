import { beforeAll, expect, test } from 'vitest';
import { readCertificate } from '../../../bot/base/settings/bot-certificate.ts';
import { ConfigError, readConfig } from '../../../bot/base/settings/config.ts';
import { TeamsAdapter } from '../../../bot/doors/teams/adapter.ts';
import { aCertificate } from '../../support/a-certificate.ts';

const GUID = '0b8f6d1e-3c52-4a86-9a11-2f5f5d1f7c01';
const NOW = Date.parse('2026-09-10T10:00:00Z');

let good: ReturnType<typeof aCertificate>;
let pem: string;

beforeAll(() => {
  good = aCertificate();
  pem = `${good.privateKey}${good.certificate}`;
});

test('a certificate and its key are read in either order, also with their line ends escaped', () => {
  const texts = [pem, `${good.certificate}${good.privateKey}`, pem.replaceAll('\n', '\\n')];

  const read = texts.map((text) => readCertificate(text, NOW));

  expect(new Set(read.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(read[0]).toMatchObject({ thumbprint: expect.stringMatching(/^[0-9A-F]{40}$/) });
});

test.each<[string, () => string, RegExp]>([
  ['no certificate', () => good.privateKey, /must be a certificate and its private key/],
  ['no key', () => good.certificate, /must be a certificate and its private key/],
  ['neither', () => 'secret', /must be a certificate and its private key/],
  ['the key of another', () => `${aCertificate().privateKey}${good.certificate}`, /of another certificate/],
  ['nonsense within', () => pem.replace(/^MII.*$/gm, 'AAAA'), /cannot be read/],
  [
    'a certificate that is over',
    () => joined(aCertificate({ until: new Date(NOW) })),
    /expired on 2026-09-10/,
  ],
])('%s is a fault in words, and none of it is told', (_what, text, fault) => {
  const read = readCertificate(text(), NOW);

  expect(read).toEqual({ fault: expect.stringMatching(fault) });
  expect(JSON.stringify(read)).not.toMatch(/PRIVATE|MII/);
});

test('a bot with a certificate starts, and shows it to Entra ID', () => {
  const { bot } = readConfig(production({ BOT_CERTIFICATE: pem }));

  expect(bot?.credentials).toMatchObject({ kind: 'certificate', thumbprint: expect.any(String) });
  expect(() => new TeamsAdapter(bot)).not.toThrow();
});

test('Graph is asked with the same certificate where bot and tab are one registration', () => {
  const { graph } = readConfig(production({ BOT_CERTIFICATE: pem, TEAMS_CATALOG_APP_ID: GUID }));

  expect(graph?.identity).toMatchObject({ kind: 'certificate', clientId: GUID, tenantId: GUID });
});

test.each([
  [{ BOT_CERTIFICATE: 'secret' }, 'BOT_CERTIFICATE must be a certificate and its private key, in PEM'],
  [{ BOT_PASSWORD: 'x', BOT_CERTIFICATE: 'pem' }, 'BOT_PASSWORD and BOT_CERTIFICATE are both set: keep one'],
])('%j does not start', (settings, fault) => {
  const { BOT_CERTIFICATE } = settings;

  expect(
    faultsOf({ ...settings, BOT_CERTIFICATE: BOT_CERTIFICATE === 'pem' ? pem : BOT_CERTIFICATE }),
  ).toEqual([fault]);
});

function joined({ privateKey, certificate }: ReturnType<typeof aCertificate>): string {
  return `${privateKey}${certificate}`;
}

function production(changes: Record<string, string>): Record<string, string> {
  return {
    BOT_ID: GUID,
    BOT_TENANT_ID: GUID,
    SIGN_IN_CLIENT_ID: GUID,
    SIGN_IN_TENANT_ID: GUID,
    STORAGE_ACCOUNT_URL: 'https://store.table.core.windows.net',
    ...changes,
  };
}

function faultsOf(changes: Record<string, string>): readonly string[] {
  try {
    readConfig(production(changes));
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.faults : [String(error)];
  }
}
