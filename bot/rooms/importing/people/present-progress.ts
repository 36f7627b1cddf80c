import type { Say } from '../../../base/words/message.ts';
import type { ImportProgress } from '../../../contract/importing/import-people.ts';
import type { ImportState } from './import-turns.ts';
import { presentReport } from './stored-report.ts';

/** @param mayRead whether the reader may know what came of it: it tells names of every group */
export function presentProgress(newest: ImportState | undefined, mayRead: boolean, say: Say): ImportProgress {
  if (!newest)
    return { id: null, state: 'none', by: null, startedAt: null, rows: 0, stored: 0, report: null };
  const { id, state, by, startedAt, rows, stored, report } = newest;
  return {
    id,
    state,
    by,
    startedAt,
    rows,
    stored,
    report: report && mayRead ? presentReport(report, say) : null,
  };
}
