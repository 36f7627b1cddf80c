import { useEffect } from 'react';
import type { ImportReport } from '../../../bot/contract/common.ts';
import { isEndOf, type useImportPeople, useImportProgress, useRefreshAll } from '../../api/importing.ts';
import { useFormat } from '../format/format-context.tsx';
import { importWords } from './import-words.ts';

/** Follows an import from the click to what came of it, and says how far one is that somebody else has begun. */
export function useFollowImport(importing: ReturnType<typeof useImportPeople>): {
  /** What goes on; undefined while nothing does, and of one that was interrupted: another file may be the way out. */
  busy: string | undefined;
  /** Of the import that was begun here, once it is done. */
  report: ImportReport | undefined;
} {
  const format = useFormat();
  const begun = importing.data?.id;
  const { data } = useImportProgress(begun);
  const refreshAll = useRefreshAll();
  const done = begun !== undefined && isEndOf(begun, data);
  useEffect(() => {
    if (done) refreshAll();
  }, [done, refreshAll]);

  const goesOn = data?.state === 'under-way' ? importWords(data, format) : undefined;
  const waits = begun !== undefined && !done && data?.state !== 'interrupted';
  return {
    busy: goesOn ?? (importing.isPending || waits ? 'Importing' : undefined),
    report: done ? (data?.report ?? undefined) : undefined,
  };
}
