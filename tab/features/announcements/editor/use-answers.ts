import { useMemo } from 'react';
import { useAnnouncementForecast, useCheck } from '../../../api/compose.ts';
import { useDebounced } from '../../../ui/form/use-debounced.ts';
import { announcementOf, withoutWords } from './draft-announcement.ts';
import { draftFaults, presentable } from './draft-faults.ts';
import { allFaults } from './faults.ts';
import { missingWords } from './missing.ts';
import type { DraftSaving } from './saving/use-draft-saving.ts';

/** How long writing must rest before the server is asked about it. */
const ASK_AFTER_MS = 500;

/** What is known of a draft while it is written: what the tab sees itself, and what the server says of it. */
export function useAnswers(id: string, { draft, state }: Pick<DraftSaving, 'draft' | 'state'>) {
  const own = useMemo(() => draftFaults(draft), [draft]);
  const settled = useDebounced(draft, ASK_AFTER_MS);
  const written = useMemo(() => {
    const shown = presentable(settled);
    return shown === null ? null : announcementOf(shown);
  }, [settled]);
  const countable = useMemo(() => (written === null ? null : withoutWords(written)), [written]);
  const check = useCheck(id, written);
  const forecast = useAnnouncementForecast(countable);
  return {
    /** What keeps it from being kept. */
    own,
    // Whoever has not begun has not left anything out.
    faults: state.kind === 'new' ? [] : allFaults(own, check.data?.faults ?? []),
    /** Under way to the same wave. */
    others: check.data?.others ?? [],
    /** As the server would take it, once writing rests; null while there is nothing to show. */
    written,
    missing: missingWords(settled),
    forecast,
    // The count that is asked about before sending is of what is on the screen, and of nothing older.
    counted: settled === draft && !forecast.isFetching ? forecast.data : undefined,
  };
}
