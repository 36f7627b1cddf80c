import { availableParallelism } from 'node:os';
import type { TestProject } from 'vitest/node';
import { startTestAzurite } from './test-azurite.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the Azurites that the test files of a project share. */
    connectionStrings: readonly string[];
  }
}

/** Azurite looks through all tables for each request: several of them have fewer each, and work at the same time. */
const AZURITES = Math.max(3, availableParallelism() - 1);

/** The storage for the rules of all rooms. Gives vitest what ends it again. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const azurites = await Promise.all(Array.from({ length: AZURITES }, startTestAzurite));
  project.provide(
    'connectionStrings',
    azurites.map(({ connectionString }) => connectionString),
  );
  return async () => {
    await Promise.all(azurites.map((azurite) => azurite.stop()));
  };
}
