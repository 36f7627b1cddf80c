import { isIP } from 'node:net';
import { z } from 'zod';
import { systemClock } from '../clock.ts';
import { isTimeZone } from '../locale.ts';
import { type BotCertificate, readCertificate } from './bot-certificate.ts';
import { type GraphConfig, graphFaults, graphOf } from './graph-settings.ts';

/**
 * Faults in the settings, all at once, so that one start shows everything there is to mend. They are for whoever runs
 * the product, in English like its logs: no catalogue has them.
 */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

export type StorageConfig =
  | { kind: 'embedded' }
  | { kind: 'connection-string'; connectionString: string }
  | { kind: 'account'; tablesUrl: string; queuesUrl: string; blobsUrl: string };

/** The bot's own identity with the Bot Framework. */
export interface BotConfig {
  appId: string;
  tenantId: string;
  credentials:
    | { kind: 'managed-identity' }
    | { kind: 'password'; password: string }
    | ({ kind: 'certificate' } & BotCertificate);
}

/** The app registration that the tab's access tokens are issued for. */
export interface SignInConfig {
  tenantId: string;
  clientId: string;
}

export interface Config {
  /** No bot id: local sign-in, Teams simulator, loopback only. */
  local: boolean;
  port: number;
  host: string;
  role: 'all' | 'web' | 'worker';
  storage: StorageConfig;
  /** Put before the names of tables, queues and containers, so that several installations can share one account. */
  storagePrefix: string;
  dataFolder: string;
  bot: BotConfig | null;
  signIn: SignInConfig | null;
  /** Null: nobody gets the app from here. */
  graph: GraphConfig | null;
  /** The id that Teams knows the app by; null where nobody said. */
  teamsAppId: string | null;
  /** Installations per second for the whole tenant, all replicas together. */
  installRate: number;
  /** Messages per second for the whole tenant, all replicas together. */
  sendRate: number;
  /** The zone in which "today" is decided for the organisation. */
  timeZone: string;
  /** Groups with fewer people are not shown in aggregates. */
  privacyFloor: number;
  /** Where people's browsers reach this product, without a slash at the end; null where nobody said. */
  publicUrl: string | null;
  sample: boolean;
  playground: boolean;
  /** Object id of the person who becomes lead while there is no lead yet. */
  firstLead: string | null;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

const OnOff = z.enum(['on', 'off'], 'must be "on" or "off"').default('on');

function wholeNumber(min: number, max: number) {
  const words = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(words).int(words).min(min, words).max(max, words);
}

const TABLES_URL = 'must be the address of the table service, such as https://name.table.core.windows.net';
const QUEUES_URL = 'must be the address of the queue service, such as https://name.queue.core.windows.net';
const BLOBS_URL = 'must be the address of the blob service, such as https://name.blob.core.windows.net';
const PUBLIC_URL =
  'must be the address of this product without a path, such as https://groundswell.contoso.com, of at most 100 letters';
const GRAPH_URL = 'must be an address on this machine, such as http://127.0.0.1:3979/v1.0';
const SEND_RATE = 'must be a number of messages per second, above 0 and at most 5000';

const Environment = z.object({
  PORT: wholeNumber(1, 65_535).default(3978),
  ROLE: z.enum(['all', 'web', 'worker'], 'must be all, web or worker').default('all'),
  STORAGE_CONNECTION_STRING: z
    .string()
    .regex(
      /(^|;)(UseDevelopmentStorage|AccountName|TableEndpoint)=/i,
      'must be the connection string of a storage account, with AccountName=...',
    )
    .optional(),
  // The token of a managed identity goes over HTTPS only.
  STORAGE_ACCOUNT_URL: z.url({ protocol: /^https$/, hostname: /\.table\./, error: TABLES_URL }).optional(),
  STORAGE_QUEUE_URL: z.url({ protocol: /^https$/, hostname: /\.queue\./, error: QUEUES_URL }).optional(),
  STORAGE_BLOB_URL: z.url({ protocol: /^https$/, hostname: /\.blob\./, error: BLOBS_URL }).optional(),
  STORAGE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,19}$/, 'must be up to 20 lower-case letters and digits, starting with a letter')
    .optional(),
  DATA_FOLDER: z.string().min(1).default('.data'),
  // Tokens name all of these in lower case.
  BOT_ID: z.guid('must be the application id (a GUID) of the bot').toLowerCase().optional(),
  BOT_TENANT_ID: z.guid('must be the tenant id (a GUID) of the bot').toLowerCase().optional(),
  BOT_PASSWORD: z.string().optional(),
  BOT_CERTIFICATE: z
    .string()
    .transform((text, context) => {
      const read = readCertificate(text, systemClock.now());
      if (!('fault' in read)) return read;
      context.addIssue(read.fault);
      return z.NEVER;
    })
    .optional(),
  SIGN_IN_CLIENT_ID: z
    .guid('must be the application id (a GUID) of the app registration for the tab')
    .toLowerCase()
    .optional(),
  SIGN_IN_TENANT_ID: z.guid('must be a tenant id (a GUID)').toLowerCase().optional(),
  TEAMS_APP_ID: z.guid('must be the id (a GUID) in the manifest of the app package').optional(),
  TEAMS_CATALOG_APP_ID: z
    .guid("must be the app's id (a GUID) in the organisation's catalogue, from the Teams admin centre")
    .optional(),
  GRAPH_CLIENT_SECRET: z.string().optional(),
  GRAPH_URL: z
    .url({ protocol: /^http$/, error: GRAPH_URL })
    .refine((url) => isLoopback(URL.parse(url)?.hostname ?? ''), GRAPH_URL)
    .optional(),
  // Microsoft's own script for this keeps to 30 a second; two calls of the bot follow each of ours.
  INSTALL_RATE: wholeNumber(1, 30).default(15),
  SEND_RATE: z.coerce.number(SEND_RATE).positive(SEND_RATE).max(5_000, SEND_RATE).default(40),
  ORG_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin')
    .default('UTC'),
  PRIVACY_FLOOR: wholeNumber(1, 1_000).default(5),
  PUBLIC_URL: z
    .string()
    .max(100, PUBLIC_URL)
    .regex(/^https:\/\/[a-z0-9.-]+(:\d+)?\/?$/i, PUBLIC_URL)
    .optional(),
  SAMPLE: OnOff,
  PLAYGROUND: OnOff,
  FIRST_LEAD: z.guid('must be the object id (a GUID) of a person').optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .optional(),
});

/**
 * Reads the settings from an environment. An empty value counts as not set.
 * @throws ConfigError that lists every fault.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
  const faults = [...wrong, ...contradictions(given)];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const e = parsed.data;

  const local = e.BOT_ID === undefined;
  return {
    local,
    port: e.PORT,
    host: local ? '127.0.0.1' : '0.0.0.0',
    role: e.ROLE,
    storage: storageOf(e),
    storagePrefix: e.STORAGE_PREFIX ?? '',
    dataFolder: e.DATA_FOLDER,
    bot: botOf(e),
    signIn:
      e.SIGN_IN_CLIENT_ID && e.SIGN_IN_TENANT_ID
        ? { tenantId: e.SIGN_IN_TENANT_ID, clientId: e.SIGN_IN_CLIENT_ID }
        : null,
    graph: graphOf(e),
    // An app of the organisation's catalogue has its id there, and no longer that of its manifest.
    teamsAppId: e.TEAMS_CATALOG_APP_ID ?? e.TEAMS_APP_ID ?? null,
    installRate: e.INSTALL_RATE,
    sendRate: e.SEND_RATE,
    timeZone: e.ORG_TIME_ZONE,
    privacyFloor: e.PRIVACY_FLOOR,
    publicUrl: local ? `http://127.0.0.1:${e.PORT}` : (e.PUBLIC_URL?.replace(/\/$/, '') ?? null),
    sample: local && e.SAMPLE === 'on',
    playground: local && e.PLAYGROUND === 'on',
    firstLead: e.FIRST_LEAD ?? null,
    logLevel: e.LOG_LEVEL ?? (local ? 'warn' : 'info'),
  };
}

type Settings = z.infer<typeof Environment>;

/** What only the real bot has: set without a bot id, it means that the id was forgotten. */
const REAL_ONLY = [
  'BOT_TENANT_ID',
  'BOT_PASSWORD',
  'BOT_CERTIFICATE',
  'SIGN_IN_CLIENT_ID',
  'SIGN_IN_TENANT_ID',
  'GRAPH_CLIENT_SECRET',
  'PUBLIC_URL',
  'TEAMS_APP_ID',
];

/** Looks at what is set, not at whether it is right: one start shows both kinds of fault. */
function contradictions(e: Record<string, string | undefined>): string[] {
  const faults: string[] = [];
  if (e.STORAGE_CONNECTION_STRING && e.STORAGE_ACCOUNT_URL) {
    faults.push('STORAGE_CONNECTION_STRING and STORAGE_ACCOUNT_URL are both set: keep one');
  }
  const ofAccount = ['STORAGE_QUEUE_URL', 'STORAGE_BLOB_URL'].filter((name) => e[name] !== undefined);
  if (ofAccount.length > 0 && !e.STORAGE_ACCOUNT_URL) {
    faults.push(`STORAGE_ACCOUNT_URL is missing: without it nothing is kept at ${ofAccount.join(', ')}`);
  }
  if (!e.BOT_ID) {
    const set = REAL_ONLY.filter((name) => e[name] !== undefined);
    if (set.length > 0) faults.push(`BOT_ID is missing: without it ${set.join(', ')} mean nothing`);
    return [...faults, ...graphFaults(e)];
  }
  faults.push(...graphFaults(e));
  if (e.BOT_PASSWORD && e.BOT_CERTIFICATE)
    faults.push('BOT_PASSWORD and BOT_CERTIFICATE are both set: keep one');
  if (!e.BOT_TENANT_ID) faults.push('BOT_TENANT_ID is missing: the tenant of the bot registration');
  if (!e.SIGN_IN_CLIENT_ID) faults.push('SIGN_IN_CLIENT_ID is missing: the app registration of the tab');
  if (!e.SIGN_IN_TENANT_ID) faults.push('SIGN_IN_TENANT_ID is missing: the tenant whose people may sign in');
  if (!e.STORAGE_CONNECTION_STRING && !e.STORAGE_ACCOUNT_URL) {
    faults.push(
      'STORAGE_ACCOUNT_URL or STORAGE_CONNECTION_STRING is missing: a bot with an id needs real storage',
    );
  }
  return faults;
}

function storageOf(e: Settings): StorageConfig {
  if (e.STORAGE_CONNECTION_STRING) {
    return { kind: 'connection-string', connectionString: e.STORAGE_CONNECTION_STRING };
  }
  if (e.STORAGE_ACCOUNT_URL) {
    return {
      kind: 'account',
      tablesUrl: e.STORAGE_ACCOUNT_URL,
      queuesUrl: e.STORAGE_QUEUE_URL ?? e.STORAGE_ACCOUNT_URL.replace('.table.', '.queue.'),
      blobsUrl: e.STORAGE_BLOB_URL ?? e.STORAGE_ACCOUNT_URL.replace('.table.', '.blob.'),
    };
  }
  return { kind: 'embedded' };
}

function botOf(e: Settings): BotConfig | null {
  if (!e.BOT_ID || !e.BOT_TENANT_ID) return null;
  return {
    appId: e.BOT_ID,
    tenantId: e.BOT_TENANT_ID,
    credentials: credentialsOf(e),
  };
}

function credentialsOf({ BOT_PASSWORD, BOT_CERTIFICATE }: Settings): BotConfig['credentials'] {
  if (BOT_CERTIFICATE) return { kind: 'certificate', ...BOT_CERTIFICATE };
  return BOT_PASSWORD ? { kind: 'password', password: BOT_PASSWORD } : { kind: 'managed-identity' };
}

/** True for names and addresses that never leave this machine. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
