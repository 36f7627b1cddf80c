import { describe, expect, test } from 'vitest';
import { ConfigError, isLoopback, readConfig } from '../../../bot/base/settings/config.ts';

const GUID = '0b8f6d1e-3c52-4a86-9a11-2f5f5d1f7c01';
const OTHER_GUID = '5e0f9b7c-7a41-4bb0-8f1c-6a1c0f3d2e02';

describe('local mode', () => {
  test('nothing set means local mode on loopback with embedded storage', () => {
    const config = readConfig({});

    expect(config).toEqual({
      local: true,
      port: 3978,
      host: '127.0.0.1',
      role: 'all',
      storage: { kind: 'embedded' },
      storagePrefix: '',
      dataFolder: '.data',
      bot: null,
      signIn: null,
      graph: null,
      teamsAppId: null,
      installRate: 15,
      sendRate: 40,
      timeZone: 'UTC',
      privacyFloor: 5,
      publicUrl: 'http://127.0.0.1:3978',
      sample: true,
      playground: true,
      firstLead: null,
      logLevel: 'warn',
    });
  });

  test('an empty value counts as not set', () => {
    const empty = Object.fromEntries(['PORT', 'ROLE', 'BOT_ID', 'SEND_RATE', 'SAMPLE'].map((k) => [k, '']));

    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  test('sample and playground can be left out', () => {
    const config = readConfig({ SAMPLE: 'off', PLAYGROUND: 'off' });

    expect(config).toMatchObject({ sample: false, playground: false });
  });

  test('real storage can be used without a bot id, still on loopback only', () => {
    const config = readConfig({ STORAGE_CONNECTION_STRING: 'UseDevelopmentStorage=true' });

    expect(config).toMatchObject({
      local: true,
      host: '127.0.0.1',
      storage: { kind: 'connection-string', connectionString: 'UseDevelopmentStorage=true' },
    });
  });

  test.each(['BOT_TENANT_ID', 'BOT_PASSWORD', 'SIGN_IN_CLIENT_ID', 'SIGN_IN_TENANT_ID'])(
    '%s without a bot id is a fault, not local mode',
    (name) => {
      const faults = faultsOf({ [name]: GUID });

      expect(faults).toEqual([`BOT_ID is missing: without it ${name} mean nothing`]);
    },
  );
});

describe('with a bot id', () => {
  test('all interfaces are served, by managed identity, without local things', () => {
    const config = readConfig(production({ SAMPLE: 'on', PLAYGROUND: 'on' }));

    expect(config).toMatchObject({
      local: false,
      host: '0.0.0.0',
      storage: {
        kind: 'account',
        tablesUrl: 'https://store.table.core.windows.net',
        queuesUrl: 'https://store.queue.core.windows.net',
        blobsUrl: 'https://store.blob.core.windows.net',
      },
      bot: { appId: GUID, tenantId: OTHER_GUID, credentials: { kind: 'managed-identity' } },
      signIn: { tenantId: OTHER_GUID, clientId: GUID },
      sample: false,
      playground: false,
      logLevel: 'info',
    });
  });

  test('queue and blob service can have addresses of their own', () => {
    const config = readConfig(
      production({
        STORAGE_QUEUE_URL: 'https://store.z1.queue.storage.azure.net',
        STORAGE_BLOB_URL: 'https://store.z2.blob.storage.azure.net',
      }),
    );

    expect(config.storage).toMatchObject({
      tablesUrl: 'https://store.table.core.windows.net',
      queuesUrl: 'https://store.z1.queue.storage.azure.net',
      blobsUrl: 'https://store.z2.blob.storage.azure.net',
    });
  });

  test('a password takes the place of the managed identity', () => {
    const config = readConfig(production({ BOT_PASSWORD: 'secret' }));

    expect(config.bot?.credentials).toEqual({ kind: 'password', password: 'secret' });
  });

  test('ids are written as tokens write them, however they were pasted', () => {
    const config = readConfig(
      production({ BOT_ID: GUID.toUpperCase(), SIGN_IN_TENANT_ID: OTHER_GUID.toUpperCase() }),
    );

    expect(config).toMatchObject({ bot: { appId: GUID }, signIn: { tenantId: OTHER_GUID } });
  });

  test('all that is missing is listed at once', () => {
    const faults = faultsOf({ BOT_ID: GUID });

    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'BOT_TENANT_ID',
      'SIGN_IN_CLIENT_ID',
      'SIGN_IN_TENANT_ID',
      'STORAGE_ACCOUNT_URL',
    ]);
  });
});

describe('faults', () => {
  test('wrong values and contradictions are listed together', () => {
    const faults = faultsOf({ BOT_ID: GUID, PORT: 'abc', STORAGE_ACCOUNT_URL: 'x', SEND_RATE: '0' });

    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'PORT',
      'STORAGE_ACCOUNT_URL',
      'SEND_RATE',
      'BOT_TENANT_ID',
      'SIGN_IN_CLIENT_ID',
      'SIGN_IN_TENANT_ID',
    ]);
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '39.78'],
    ['ROLE', 'boss'],
    ['SEND_RATE', '-1'],
    ['SEND_RATE', 'Infinity'],
    ['SEND_RATE', '5001'],
    ['PRIVACY_FLOOR', '2.5'],
    ['ORG_TIME_ZONE', 'Mars/Olympus'],
    ['STORAGE_PREFIX', '9x'],
    ['STORAGE_PREFIX', 'a-b'],
    ['STORAGE_CONNECTION_STRING', 'none'],
    ['STORAGE_ACCOUNT_URL', 'store'],
    ['STORAGE_ACCOUNT_URL', 'http://store.table.core.windows.net'],
    ['STORAGE_ACCOUNT_URL', 'https://store.blob.core.windows.net'],
    ['SAMPLE', 'yes'],
    ['FIRST_LEAD', 'ada'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused with what it must be', (name, value) => {
    const faults = faultsOf({ [name]: value });

    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} must be [^\\n]+$`));
    expect(faults[0]).not.toMatch(/expected|invalid|too (big|small)/i);
  });

  test.each([
    ['STORAGE_BLOB_URL', 'https://store.table.core.windows.net', 'must be the address of the blob service'],
    ['STORAGE_QUEUE_URL', 'http://store.queue.core.windows.net', 'must be the address of the queue service'],
  ])('%s=%s beside the account is refused', (name, value, what) => {
    const faults = faultsOf(production({ [name]: value }));

    expect(faults).toEqual([expect.stringContaining(`${name} ${what}`)]);
  });

  test('the address of one service without the account means nothing', () => {
    const faults = faultsOf({ STORAGE_BLOB_URL: 'https://store.blob.core.windows.net' });

    expect(faults).toEqual([
      'STORAGE_ACCOUNT_URL is missing: without it nothing is kept at STORAGE_BLOB_URL',
    ]);
  });

  test('two storages are a contradiction', () => {
    const faults = faultsOf({
      STORAGE_CONNECTION_STRING: 'UseDevelopmentStorage=true',
      STORAGE_ACCOUNT_URL: 'https://store.table.core.windows.net',
    });

    expect(faults).toEqual(['STORAGE_CONNECTION_STRING and STORAGE_ACCOUNT_URL are both set: keep one']);
  });

  test('the message has a line for each fault and no secret', () => {
    const error = errorOf({ PORT: 'abc', ROLE: 'boss', BOT_PASSWORD: 'hunter2' });

    expect(error.message.split('\n')).toHaveLength(4);
    expect(error.message).not.toContain('hunter2');
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['localhost', true],
  ['[::1]', true],
  ['127.0.0.1.example.org', false],
  ['localhost.example.org', false],
  ['0.0.0.0', false],
  ['192.168.1.5', false],
  ['', false],
])('%s is loopback: %s', (host, loopback) => {
  expect(isLoopback(host)).toBe(loopback);
});

function production(changes: Record<string, string> = {}): Record<string, string> {
  return {
    BOT_ID: GUID,
    BOT_TENANT_ID: OTHER_GUID,
    SIGN_IN_CLIENT_ID: GUID,
    SIGN_IN_TENANT_ID: OTHER_GUID,
    STORAGE_ACCOUNT_URL: 'https://store.table.core.windows.net',
    ...changes,
  };
}

function errorOf(env: Record<string, string>): ConfigError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('The settings were taken.');
}

function faultsOf(env: Record<string, string>): readonly string[] {
  return errorOf(env).faults;
}

describe('the address that people reach the product at', () => {
  test('it is kept without a slash at the end, and is null where nobody says it', () => {
    expect(readConfig(production({ PUBLIC_URL: 'https://rollout.contoso.com/' })).publicUrl).toBe(
      'https://rollout.contoso.com',
    );
    expect(readConfig(production({})).publicUrl).toBeNull();
  });

  test.each(['http://rollout.contoso.com', 'rollout.contoso.com', 'https://rollout.contoso.com/go?x=1'])(
    '%s is a fault',
    (address) => {
      expect(faultsOf(production({ PUBLIC_URL: address }))).toEqual([
        expect.stringContaining('PUBLIC_URL must be the address of this product without a path'),
      ]);
    },
  );
});
