import type { TestProject } from 'vitest/node';
import { type Azurite, startAzurite } from './azurite.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the Azurite that all test files of a run share. */
    connectionString: string;
  }
}

let azurite: Azurite | undefined;

export async function setup(project: TestProject): Promise<void> {
  azurite = await startAzurite();
  project.provide('connectionString', azurite.connectionString);
}

export async function teardown(): Promise<void> {
  await azurite?.stop();
}
