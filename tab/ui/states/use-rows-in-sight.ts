import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';

/** So few rows are all drawn: they can be searched by the browser, and printed. */
const FEW_ROWS = 40;
/** Drawn beyond what is in sight, on either side. */
const MORE_ROWS = 4;

interface RowsOptions {
  readonly count: number;
  /** The height of a row in px, before it was measured. */
  readonly height: (index: number) => number;
  /** Loads the rows after those that are here; undefined where there are no more. */
  readonly loadMore?: (() => unknown) | undefined;
}

export interface RowsInSight<Frame extends HTMLElement> {
  /** What scrolls. */
  readonly frame: RefObject<Frame | null>;
  /** Which rows are drawn, in their order. */
  readonly indexes: readonly number[];
  /** The room in px of the rows before and after them. */
  readonly before: number;
  readonly after: number;
  /** For each row that is drawn, which says its place as `data-index`. */
  readonly measure: (row: Element | null) => void;
}

/** Draws the rows of a long list as they come into sight, and loads more of them in time. */
export function useRowsInSight<Frame extends HTMLElement>({
  count,
  height,
  loadMore,
}: RowsOptions): RowsInSight<Frame> {
  const frame = useRef<Frame>(null);
  const few = count <= FEW_ROWS && loadMore === undefined;
  const rows = useVirtualizer<Frame, Element>({
    count,
    enabled: !few,
    estimateSize: height,
    getScrollElement: () => frame.current,
    overscan: MORE_ROWS,
  });
  const shown = rows.getVirtualItems();
  const first = shown[0];
  const last = shown.at(-1);
  const nearEnd = !few && (last?.index ?? 0) >= count - 1 - MORE_ROWS;

  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows are loaded when those at the end are reached.
  useEffect(() => {
    if (nearEnd) loadMore?.();
  }, [nearEnd, count]);

  if (few) {
    const indexes = Array.from({ length: count }, (_, index) => index);
    return { frame, indexes, before: 0, after: 0, measure: () => undefined };
  }
  return {
    frame,
    indexes: shown.map(({ index }) => index),
    before: first?.start ?? 0,
    // Also while none is drawn yet: a frame without any height would never have one in sight.
    after: rows.getTotalSize() - (last?.end ?? 0),
    measure: rows.measureElement,
  };
}
