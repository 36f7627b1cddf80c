import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../../bot/base/settings/config.ts';

const BOT = '0b8f6d1e-3c52-4a86-9a11-2f5f5d1f7c01';
const TAB = '5e0f9b7c-7a41-4bb0-8f1c-6a1c0f3d2e02';
const TENANT = '7d2b0a52-0b7e-4a1c-9f0e-1d6a2f3c4b5a';
const APP = 'b1c5353a-7aca-41b3-830f-27d5218fe0e5';

const REAL = {
  BOT_ID: BOT,
  BOT_TENANT_ID: TENANT,
  SIGN_IN_CLIENT_ID: TAB,
  SIGN_IN_TENANT_ID: TENANT,
  STORAGE_CONNECTION_STRING: 'AccountName=groundswell',
};

describe('who asks Graph', () => {
  test('nobody while the id in the catalogue is not set', () => {
    expect(readConfig(REAL).graph).toBeNull();
  });

  test('the app registration of the tab, by its secret', () => {
    const { graph } = readConfig({ ...REAL, TEAMS_CATALOG_APP_ID: APP, GRAPH_CLIENT_SECRET: 'secret' });

    expect(graph).toEqual({
      url: 'https://graph.microsoft.com/v1.0',
      catalogAppId: APP,
      identity: { kind: 'secret', tenantId: TENANT, clientId: TAB, secret: 'secret' },
    });
  });

  test("the app registration of the tab, by the bot's managed identity that it trusts", () => {
    const { graph } = readConfig({ ...REAL, TEAMS_CATALOG_APP_ID: APP });

    expect(graph?.identity).toEqual({
      kind: 'federated',
      tenantId: TENANT,
      clientId: TAB,
      managedIdentityId: BOT,
    });
  });

  test('one app registration for bot and tab, by the password of the bot', () => {
    const { graph } = readConfig({
      ...REAL,
      SIGN_IN_CLIENT_ID: BOT,
      BOT_PASSWORD: 'secret',
      TEAMS_CATALOG_APP_ID: APP,
    });

    expect(graph?.identity).toMatchObject({ kind: 'secret', clientId: BOT, secret: 'secret' });
  });

  test('the simulator on this machine, in local mode', () => {
    const { graph } = readConfig({ GRAPH_URL: 'http://127.0.0.1:3979/v1.0/', TEAMS_CATALOG_APP_ID: APP });

    expect(graph).toEqual({ url: 'http://127.0.0.1:3979/v1.0', catalogAppId: APP, identity: null });
  });
});

describe('what cannot be used', () => {
  test('everything at once', () => {
    const faults = faultsOf({ ...REAL, TEAMS_CATALOG_APP_ID: 'groundswell', INSTALL_RATE: '31' });

    expect(faults).toEqual([
      "TEAMS_CATALOG_APP_ID must be the app's id (a GUID) in the organisation's catalogue, from the Teams admin centre",
      'INSTALL_RATE must be a whole number from 1 to 30',
    ]);
  });

  test('a secret without an app to install', () => {
    expect(faultsOf({ ...REAL, GRAPH_CLIENT_SECRET: 'secret' })).toEqual([
      'TEAMS_CATALOG_APP_ID is missing: without it GRAPH_CLIENT_SECRET means nothing',
    ]);
  });

  test('the password of another app registration', () => {
    const faults = faultsOf({ ...REAL, BOT_PASSWORD: 'secret', TEAMS_CATALOG_APP_ID: APP });

    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^GRAPH_CLIENT_SECRET is missing/);
  });

  test('another Graph than that of Microsoft with a real bot, and one elsewhere without', () => {
    const url = 'http://127.0.0.1:3979/v1.0';

    expect(faultsOf({ ...REAL, TEAMS_CATALOG_APP_ID: APP, GRAPH_URL: url })[0]).toMatch(
      /^GRAPH_URL is for local mode only/,
    );
    expect(faultsOf({ TEAMS_CATALOG_APP_ID: APP, GRAPH_URL: 'https://graph.example' })[0]).toMatch(
      /^GRAPH_URL must be an address on this machine/,
    );
    expect(faultsOf({ GRAPH_URL: url })).toEqual([
      'GRAPH_URL and TEAMS_CATALOG_APP_ID belong together: without BOT_ID set both or neither',
    ]);
  });
});

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('the id that Teams knows the app by', () => {
  test('is that of the manifest, and that of the catalogue once the app is in one', () => {
    const uploaded = { ...REAL, TEAMS_APP_ID: TAB };

    expect(readConfig(REAL).teamsAppId).toBeNull();
    expect(readConfig(uploaded).teamsAppId).toBe(TAB);
    expect(readConfig({ ...uploaded, TEAMS_CATALOG_APP_ID: APP }).teamsAppId).toBe(APP);
  });
});
