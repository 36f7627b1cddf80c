import { expect, test } from 'vitest';
import { readConfig } from '../bot/base/settings/config.ts';
import { startLine } from '../bot/start-line.ts';

const ID = '1c6d0d3e-8f7a-4f2b-9c11-6f0a7a5b0001';
const REAL = {
  BOT_ID: ID,
  BOT_TENANT_ID: ID,
  BOT_PASSWORD: 'a very secret word',
  SIGN_IN_CLIENT_ID: ID,
  SIGN_IN_TENANT_ID: ID,
};

test('a start says what it is, and what it goes without', () => {
  const config = readConfig({
    ...REAL,
    ROLE: 'worker',
    STORAGE_CONNECTION_STRING: 'AccountName=a;AccountKey=c2VjcmV0',
  });

  const line = startLine(config, '1.2.3');

  expect(line).toMatchObject({
    version: '1.2.3',
    role: 'worker',
    storage: 'connection-string',
    sendRate: 40,
    tenant: ID,
    without: [
      expect.stringContaining('PUBLIC_URL'),
      expect.stringContaining('TEAMS_APP_ID'),
      expect.stringContaining('TEAMS_CATALOG_APP_ID'),
    ],
  });
  expect(line).not.toHaveProperty('port');
  expect(JSON.stringify(line)).not.toMatch(/c2VjcmV0|secret word/);
});

test('nothing is missing where all is set', () => {
  const config = readConfig({
    ...REAL,
    STORAGE_ACCOUNT_URL: 'https://groundswell.table.core.windows.net',
    PUBLIC_URL: 'https://groundswell.contoso.example',
    TEAMS_CATALOG_APP_ID: ID,
  });

  expect(startLine(config, '1.2.3')).toMatchObject({
    port: 3978,
    storage: 'https://groundswell.table.core.windows.net',
    without: [],
  });
});
