import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TempFolder {
  path: string;
  remove(): Promise<void>;
}

/** An empty folder for one test or one program that it starts. */
export async function tempFolder(): Promise<TempFolder> {
  const path = await mkdtemp(join(tmpdir(), 'groundswell-test-'));
  // A program that was killed a moment ago may still be letting go of its files.
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
