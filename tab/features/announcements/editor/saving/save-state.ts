import type { Format } from '../../../../ui/format/format.ts';

/** How what is on the screen stands to what is kept. */
export type SaveState =
  | { readonly kind: 'new' }
  | { readonly kind: 'saved'; readonly at: string | null; readonly open: number }
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'conflict' };

export interface SaveFacts {
  /** It is on the server. */
  readonly there: boolean;
  readonly dirty: boolean;
  /** The server can keep it as it is. */
  readonly whole: boolean;
  readonly saving: boolean;
  readonly failed: boolean;
  readonly conflict: boolean;
  /** When it was last saved from here, ISO 8601. */
  readonly at: string | null;
  /** Fields that are not finished. */
  readonly open: number;
}

/** The first of these that holds is what the reader has to know. */
export function saveState({ there, dirty, whole, saving, failed, conflict, at, open }: SaveFacts): SaveState {
  if (conflict) return { kind: 'conflict' };
  if (saving) return { kind: 'saving' };
  if (there && !dirty) return { kind: 'saved', at, open };
  if (!there && !dirty) return { kind: 'new' };
  if (!whole) return { kind: 'incomplete' };
  return { kind: failed ? 'failed' : 'changed' };
}

export function saveWords(state: SaveState, format: Pick<Format, 'timeOfDay' | 'count'>): string {
  switch (state.kind) {
    case 'new':
      return 'Nothing is saved yet';
    case 'saved':
      return [
        state.at === null ? 'Saved' : `Saved ${format.timeOfDay(state.at)}`,
        ...(state.open > 0 ? [`${format.count(state.open, 'field', 'fields')} to finish`] : []),
      ].join(' · ');
    case 'changed':
      return 'Not saved yet';
    case 'saving':
      return 'Saving…';
    case 'incomplete':
      return 'Not saved: finish the fields marked in red first';
    case 'failed':
      return 'Not saved';
    case 'conflict':
      return 'Not saved: somebody else changed it';
  }
}
