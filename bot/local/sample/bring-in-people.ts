import { setTimeout as wait } from 'node:timers/promises';
import type { ImportReport } from '../../contract/common.ts';
import {
  getImportProgress,
  type ImportProgress,
  type ImportStarted,
  importPeople,
} from '../../contract/importing/import-people.ts';
import type { ApiClient } from './api-client.ts';

const LOOK_EVERY_MS = 100;

/**
 * Imports a file of people and waits until they are there, however long it takes.
 * @param confirm what a preview gave
 * @throws Error when it is not accepted
 */
export async function bringInPeople(api: ApiClient, csv: string, confirm = ''): Promise<ImportReport> {
  const path = confirm === '' ? importPeople.path : `${importPeople.path}?confirm=${confirm}`;
  const { id } = await api.postCsv<ImportStarted>(path, csv);
  for (;;) {
    const progress = await api.get<ImportProgress>(getImportProgress.path);
    if (progress.id === id && progress.report) return progress.report;
    await wait(LOOK_EVERY_MS);
  }
}
