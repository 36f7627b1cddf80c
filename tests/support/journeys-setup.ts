import type { TestProject } from 'vitest/node';
import { stillRunning } from './processes.ts';
import { type Addresses, startProduct } from './product.ts';
import { tempFolder } from './temp-folder.ts';
import { startTestAzurite } from './test-azurite.ts';
import { waitUntil } from './wait-until.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the product that all journeys share. */
    addresses: Addresses;
  }
}

/**
 * Starts the whole product once for all journeys, with the sample organisation. Its storage runs beside it, so
 * that a journey can read the rows that the product wrote.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const azurite = await startTestAzurite();
  const folder = await tempFolder();
  const product = await startProduct({
    DATA_FOLDER: folder.path,
    STORAGE_CONNECTION_STRING: azurite.connectionString,
  });
  project.provide('connectionString', azurite.connectionString);
  project.provide('addresses', product.addresses);

  return async () => {
    const processes = product.processes();
    product.signal('SIGINT');
    const code = await product.exited;
    await azurite.stop();
    await folder.remove();
    if (code !== 0) throw new Error(`The product ended with ${code} after Ctrl-C:\n${product.output()}`);
    await waitUntil(
      `all processes of the product are gone (${processes})`,
      () => stillRunning(processes).length === 0,
    );
  };
}
