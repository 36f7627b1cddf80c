import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { DeliveryCounts } from '../../../../bot/contract/delivery/sending.ts';

/** One page looks at 5,000 people at most: this many find somebody among 200,000. */
const MOST_SEARCHED = 40;
/** More pages than this are not read anew at each count: the cost would follow the people, not the screen. */
const MOST_REREAD = 2;

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isError: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Goes on to further pages while nobody was found who fits. True while it does. */
export function useSearchOn(results: Pages, found: number, pages: number): boolean {
  const { hasNextPage, isFetching, isError, fetchNextPage } = results;
  const goesOn = found === 0 && hasNextPage && !isError && pages < MOST_SEARCHED;
  useEffect(() => {
    if (goesOn && !isFetching) fetchNextPage();
  }, [goesOn, isFetching, fetchNextPage]);
  return goesOn;
}

/** Rows are read anew when the counts say that some of them changed. */
export function useRowsAsCounted(id: string, counts: DeliveryCounts, pages: number): void {
  const cache = useQueryClient();
  const now = JSON.stringify(counts);
  const seen = useRef(now);
  useEffect(() => {
    if (seen.current === now) return;
    seen.current = now;
    if (pages <= MOST_REREAD) cache.invalidateQueries({ queryKey: ['results', id] });
  }, [now, id, pages, cache]);
}
