import type { Format } from '../../../../ui/format/format.ts';

/** How what is on the screen stands to what is kept. */
export type SaveState =
  | { readonly kind: 'new' }
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'conflict' };

export interface SaveFacts {
  /** It is on the server. */
  readonly there: boolean;
  readonly dirty: boolean;
  /** Nothing is missing that the server needs to keep it. */
  readonly whole: boolean;
  readonly saving: boolean;
  readonly failed: boolean;
  readonly conflict: boolean;
  /** When it was last saved from here, ISO 8601. */
  readonly at: string | null;
}

/** The first of these that holds is what the reader has to know. */
export function saveState({ there, dirty, whole, saving, failed, conflict, at }: SaveFacts): SaveState {
  if (conflict) return { kind: 'conflict' };
  if (saving) return { kind: 'saving' };
  if (there && !dirty) return { kind: 'saved', at };
  if (!there && !dirty) return { kind: 'new' };
  if (!whole) return { kind: 'incomplete' };
  return { kind: failed ? 'failed' : 'changed' };
}

export function saveWords(state: SaveState, format: Pick<Format, 'timeOfDay'>): string {
  switch (state.kind) {
    case 'new':
      return 'Nothing is saved yet';
    case 'saved':
      return state.at === null ? 'Saved' : `Saved ${format.timeOfDay(state.at)}`;
    case 'changed':
      return 'Not saved yet';
    case 'saving':
      return 'Saving';
    case 'incomplete':
      return 'Not saved yet: something is missing';
    case 'failed':
      return 'Not saved';
    case 'conflict':
      return 'Not saved: somebody else changed it';
  }
}
