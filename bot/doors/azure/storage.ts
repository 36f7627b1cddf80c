import { RestError, TableClient, TableServiceClient } from '@azure/data-tables';
import { QueueServiceClient } from '@azure/storage-queue';
import type { StorageConfig } from '../../base/settings/config.ts';
import { ASCII_BODIES } from './ascii-bodies.ts';
import { type Blobs, blobsIn } from './blobs.ts';
import { BROKEN_PIPES } from './broken-pipes.ts';
import { lateCredential } from './late-credential.ts';
import { madeOnFirstUse } from './made-on-first-use.ts';
import { type Queue, queueOver } from './queue.ts';
import type { UnreadRow } from './row-reader.ts';
import { type Cell, filter, type Table, tableOver } from './table.ts';
import { withWritesNoted } from './writes-noted.ts';

/** The storage account: tables, queues and containers by name, made on first use. */
export interface Storage {
  table<T extends { [K in keyof T]: Cell }>(name: string): Promise<Table<T>>;
  /** Whether a table is there, without making it. */
  hasTable(name: string): Promise<boolean>;
  /** From now on tables are expected to be there, as an earlier start has made them; what is missing is made. */
  madeBefore(): void;
  queue(name: string): Promise<Queue>;
  /** Files in a container of their own. */
  blobs(name: string): Blobs;
  /** How often this process has written to a table, done or failed: the same number, nothing was. */
  writesTo(name: string): number;
  /** From now on `note` is told of each row that cannot be read. */
  onUnread(note: (row: UnreadRow) => void): void;
  /** Fails when the account does not answer. */
  check(): Promise<void>;
}

type Policies = ReturnType<typeof madeOnFirstUse>;
type AccountConfig = Exclude<StorageConfig, { kind: 'embedded' }>;

/**
 * Opens a storage account by key or by managed identity. Busy and server errors are tried again by the SDK
 * with growing waits; what still fails is thrown.
 */
export function openStorage(config: AccountConfig, prefix: string): Storage {
  const { tableService, queueService, tableClient, blobService } = clientsOf(config);
  const notes: ((row: UnreadRow) => void)[] = [];
  const writes = new Map<string, number>();
  let mayBeThere = false;
  return {
    async table<T extends { [K in keyof T]: Cell }>(name: string) {
      const fullName = `${prefix}${name}`;
      const make = () => unlessExists(() => tableService.createTable(fullName));
      const client = tableClient(
        fullName,
        madeOnFirstUse(make, () => mayBeThere),
      );
      const table = tableOver<T>(client, name, (row) => {
        for (const note of notes) note(row);
      });
      return withWritesNoted(table, () => void writes.set(name, (writes.get(name) ?? 0) + 1));
    },
    async hasTable(name) {
      const queryOptions = { filter: filter`TableName eq ${`${prefix}${name}`}` };
      const { value } = await tableService.listTables({ queryOptions }).next();
      return value !== undefined;
    },
    madeBefore: () => {
      mayBeThere = true;
    },
    async queue(name) {
      const client = queueService.getQueueClient(prefix ? `${prefix}-${name}` : name);
      await client.createIfNotExists();
      return queueOver(client);
    },
    blobs(name) {
      return blobsIn(async () =>
        (await blobService()).getContainerClient(prefix ? `${prefix}-${name}` : name),
      );
    },
    writesTo: (name) => writes.get(name) ?? 0,
    onUnread: (note) => void notes.push(note),
    async check() {
      await tableService.listTables().byPage({ maxPageSize: 1 }).next();
    },
  };
}

function clientsOf(config: AccountConfig) {
  if (config.kind === 'connection-string') {
    const { connectionString } = config;
    const isAzurite = /UseDevelopmentStorage=true|TableEndpoint=http:\/\/(127\.|localhost)/i.test(
      connectionString,
    );
    // Azurite on this machine speaks plain HTTP; anything else must not.
    const options = {
      allowInsecureConnection: isAzurite,
      additionalPolicies: [...BROKEN_PIPES, ...(isAzurite ? ASCII_BODIES : [])],
    };
    return {
      tableService: TableServiceClient.fromConnectionString(connectionString, options),
      queueService: QueueServiceClient.fromConnectionString(connectionString),
      tableClient: (name: string, more: Policies) => {
        const additionalPolicies = [...options.additionalPolicies, ...more];
        return TableClient.fromConnectionString(connectionString, name, { ...options, additionalPolicies });
      },
      // Hardly any process touches a picture: the library is not loaded before one does.
      async blobService() {
        const { BlobServiceClient } = await import('@azure/storage-blob');
        return BlobServiceClient.fromConnectionString(connectionString);
      },
    };
  }
  const credential = lateCredential(async () => {
    const { DefaultAzureCredential } = await import('@azure/identity');
    return new DefaultAzureCredential();
  });
  return {
    tableService: new TableServiceClient(config.tablesUrl, credential, { additionalPolicies: BROKEN_PIPES }),
    queueService: new QueueServiceClient(config.queuesUrl, credential),
    tableClient: (name: string, additionalPolicies: Policies) =>
      new TableClient(config.tablesUrl, name, credential, {
        additionalPolicies: [...BROKEN_PIPES, ...additionalPolicies],
      }),
    async blobService() {
      const { BlobServiceClient } = await import('@azure/storage-blob');
      return new BlobServiceClient(config.blobsUrl, credential);
    },
  };
}

async function unlessExists(create: () => Promise<unknown>): Promise<void> {
  try {
    await create();
  } catch (error) {
    if (error instanceof RestError && error.statusCode === 409) return;
    throw error;
  }
}
