import type { TestProject } from 'vitest/node';
import { startTestAzurite } from './test-azurite.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the Azurite that all test files of a project share. */
    connectionString: string;
  }
}

/** One Azurite for the rules of all rooms. Gives vitest what ends it again. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const azurite = await startTestAzurite();
  project.provide('connectionString', azurite.connectionString);
  return azurite.stop;
}
