import { RestError } from '@azure/data-tables';
import type { ContainerClient } from '@azure/storage-blob';

/** Files by name. There is no list of them: whoever keeps files keeps rows that name them. */
export interface Blobs {
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Buffer | undefined>;
  /** Also of one that is gone already. */
  remove(name: string): Promise<void>;
}

/** @param connect called again after it failed */
export function blobsIn(connect: () => Promise<ContainerClient>): Blobs {
  const container = once(connect);
  const made = once(async () => {
    const client = await container();
    // Without a level of public access: nothing in it is reached but through here.
    await client.createIfNotExists();
    return client;
  });
  return {
    async put(name, bytes) {
      const client = await made();
      await client.getBlockBlobClient(name).uploadData(bytes);
    },
    async get(name) {
      const client = await container();
      return unlessMissing(client.getBlockBlobClient(name).downloadToBuffer());
    },
    async remove(name) {
      const client = await container();
      await unlessMissing(client.deleteBlob(name));
    },
  };
}

/** Of the file, or of the container while nothing was ever put. */
async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RestError && error.statusCode === 404) return undefined;
    throw error;
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
