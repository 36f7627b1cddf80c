import type { ImportProgress } from '../../../contract/importing/import-people.ts';
import type { ImportState } from './import-turns.ts';

export function presentProgress(newest: ImportState | undefined): ImportProgress {
  if (!newest) return { state: 'none', by: null, startedAt: null, rows: 0, stored: 0 };
  const { underWay, by, startedAt, rows, stored } = newest;
  return { state: underWay ? 'under-way' : 'done', by, startedAt, rows, stored };
}
