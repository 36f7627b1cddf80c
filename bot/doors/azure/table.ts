import { odata, RestError, type TableClient, type TransactionAction } from '@azure/data-tables';

import { type RowReader, rowReader, type UnreadRow } from './row-reader.ts';
import { refuseOversize } from './row-size.ts';

/** The two-part key of a row. The partition is also the limit of a batch. */
export interface Key {
  partitionKey: string;
  rowKey: string;
}

export type Row<T> = T & Key;
/** A row as it was read; the etag changes with each write. */
export type Stored<T> = T & Key & { etag: string };

/** What a row may hold. Lists and records are kept as JSON text by the room that owns them. */
export type Cell = string | number | boolean | undefined;

export interface Query {
  /** An OData filter, made with `filter`. Without one, the whole table. */
  filter?: string;
  /** Columns to bring; all of them when left out. */
  columns?: readonly string[];
  /** Rows that storage gives at a time, 1000 if left out: fewer for who may stop before the end. */
  pageSize?: number;
}

export interface Page<T> {
  rows: Stored<T>[];
  /** Where the next page starts; undefined after the last one. */
  next: string | undefined;
}

export type Write<T> =
  | { op: 'insert'; row: Row<T> }
  /** Writes these columns and keeps the others; makes the row if it is not there. */
  | { op: 'merge'; row: Row<Partial<T>> }
  /** The row becomes exactly this. */
  | { op: 'put'; row: Row<T> }
  /** Writes these columns only if nobody changed the row since it was read. */
  | { op: 'update'; row: Row<Partial<T>>; etag: string }
  | { op: 'remove'; key: Key };

/** How a batch ended: all of it was written, or none of it and why. */
export type BatchResult = 'written' | 'exists' | 'changed';

/** One table of the storage account, in the words that the rooms need. */
export interface Table<T extends { [K in keyof T]: Cell }> {
  get(partitionKey: string, rowKey: string): Promise<Stored<T> | undefined>;
  insert(row: Row<T>): Promise<'inserted' | 'exists'>;
  put(row: Row<T>): Promise<void>;
  merge(row: Row<Partial<T>>): Promise<void>;
  /** Merges only if the row still has this etag. */
  update(row: Row<Partial<T>>, etag: string): Promise<'written' | 'changed'>;
  remove(partitionKey: string, rowKey: string): Promise<void>;
  /** Removes only if the row still has this etag; one that is gone has changed. */
  removeUnchanged(partitionKey: string, rowKey: string, etag: string): Promise<'removed' | 'changed'>;
  /** All rows in key order, page by page underneath. */
  list(query?: Query): AsyncIterableIterator<Stored<T>>;
  page(query: Query, size: number, from?: string): Promise<Page<T>>;
  /** Gives what rows say; `parse` throws for one that is not as it should be. */
  reader<R>(parse: (row: Stored<T>) => R): RowReader<T, R>;
  /** At most 100 writes to one partition, all or nothing. */
  batch(writes: readonly Write<T>[]): Promise<BatchResult>;
  /** The same for at least one write; gives the new etag of the first row, empty when storage does not tell. */
  batchForEtag(writes: readonly [Write<T>, ...Write<T>[]]): Promise<{ etag: string } | 'exists' | 'changed'>;
  /** The same; gives the new etags of all rows, in the order of the writes. */
  batchForEtags(writes: readonly Write<T>[]): Promise<{ etags: string[] } | 'exists' | 'changed'>;
}

/** Builds an OData filter with quoted values: filter`PartitionKey eq ${id}`. */
export const filter = odata;

/** All rows of one partition. */
export function inPartition(partitionKey: string): string {
  return filter`PartitionKey eq ${partitionKey}`;
}

/** The batch limit of Table Storage. */
export const BATCH_LIMIT = 100;

/** Everything in the same order, in parts of `size`; the last may be smaller. */
export function inBatches<Item>(all: readonly Item[], size = BATCH_LIMIT): Item[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, part) =>
    all.slice(part * size, (part + 1) * size),
  );
}

/** @param note is told of rows that cannot be read */
export function tableOver<T extends { [K in keyof T]: Cell }>(
  client: TableClient,
  name: string,
  note: (row: UnreadRow) => void,
): Table<T> {
  type Entity = Row<T> & Record<string, unknown>;

  async function submit(writes: readonly Write<T>[]): Promise<{ etags: string[] } | 'exists' | 'changed'> {
    if (writes.length === 0) return { etags: [] };
    for (const write of writes) if (write.op !== 'remove') refuseOversize(write.row);
    try {
      const { subResponses } = await client.submitTransaction(writes.map(toAction));
      return { etags: subResponses.map(({ etag }) => etag ?? '') };
    } catch (error) {
      if (hasStatus(error, 409)) return 'exists';
      if (hasStatus(error, 412) || hasStatus(error, 404)) return 'changed';
      throw error;
    }
  }

  return {
    async get(partitionKey, rowKey) {
      if (!isKey(partitionKey) || !isKey(rowKey)) return undefined;
      try {
        return asStored<T>(await client.getEntity<Entity>(partitionKey, rowKey));
      } catch (error) {
        if (hasStatus(error, 404)) return undefined;
        throw error;
      }
    },
    async insert(row) {
      refuseOversize(row);
      try {
        await client.createEntity(row);
        return 'inserted';
      } catch (error) {
        if (hasStatus(error, 409)) return 'exists';
        throw error;
      }
    },
    async put(row) {
      refuseOversize(row);
      await client.upsertEntity(row, 'Replace');
    },
    async merge(row) {
      refuseOversize(row);
      await client.upsertEntity(row, 'Merge');
    },
    async update(row, etag) {
      refuseOversize(row);
      try {
        await client.updateEntity(row, 'Merge', { etag });
        return 'written';
      } catch (error) {
        if (hasStatus(error, 412) || hasStatus(error, 404)) return 'changed';
        throw error;
      }
    },
    async remove(partitionKey, rowKey) {
      try {
        await client.deleteEntity(partitionKey, rowKey);
      } catch (error) {
        if (!hasStatus(error, 404)) throw error;
      }
    },
    async removeUnchanged(partitionKey, rowKey, etag) {
      try {
        await client.deleteEntity(partitionKey, rowKey, { etag });
        return 'removed';
      } catch (error) {
        if (hasStatus(error, 412) || hasStatus(error, 404)) return 'changed';
        throw error;
      }
    },
    async *list(query = {}) {
      const pages = client
        .listEntities<Entity>({ queryOptions: optionsOf(query) })
        .byPage(query.pageSize ? { maxPageSize: query.pageSize } : {});
      for await (const page of pages) for (const entity of page) yield asStored<T>(entity);
    },
    async page(query, size, from) {
      const pages = client
        .listEntities<Entity>({ queryOptions: optionsOf(query) })
        .byPage({ maxPageSize: size, ...(from && { continuationToken: from }) });
      const { value } = await pages.next();
      if (!value) return { rows: [], next: undefined };
      const rows: Stored<T>[] = [...value].map((entity) => asStored<T>(entity));
      return { rows, next: value.continuationToken || undefined };
    },
    reader: (parse) => rowReader(name, parse, note),
    async batch(writes) {
      const done = await submit(writes);
      return typeof done === 'string' ? done : 'written';
    },
    async batchForEtag(writes) {
      const done = await submit(writes);
      return typeof done === 'string' ? done : { etag: done.etags[0] ?? '' };
    },
    batchForEtags: submit,
  };
}

function toAction<T extends { [K in keyof T]: Cell }>(write: Write<T>): TransactionAction {
  switch (write.op) {
    case 'insert':
      return ['create', write.row];
    case 'merge':
      return ['upsert', write.row, 'Merge'];
    case 'put':
      return ['upsert', write.row, 'Replace'];
    case 'update':
      return ['update', write.row, 'Merge', { etag: write.etag }];
    case 'remove':
      return ['delete', { ...write.key }];
  }
}

function optionsOf(query: Query): { filter?: string; select?: string[] } {
  return {
    ...(query.filter && { filter: query.filter }),
    ...(query.columns && { select: ['PartitionKey', 'RowKey', ...query.columns] }),
  };
}

function asStored<T>(entity: Row<T> & { etag?: string }): Stored<T> {
  return { ...entity, etag: entity.etag ?? '' };
}

/** What no key may hold; storage answers to it as it likes, from "not found" to "server error". */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are meant
const NOT_IN_KEYS = /[/\\#?\u0000-\u001f\u007f-\u009f]/;
const LONGEST_KEY = 512;

/** Whether there can be a row with this key: it may come from an address that anybody wrote. */
function isKey(text: string): boolean {
  return text.length <= LONGEST_KEY && text.isWellFormed() && !NOT_IN_KEYS.test(text);
}

function hasStatus(error: unknown, status: number): boolean {
  return error instanceof RestError && error.statusCode === status;
}
