import { remember, remembered } from '../host/remembered.ts';
import type { ComposeDraft } from './compose-draft.ts';

/** Changes with the shape of a draft, so that one of an older version of the tab is not taken for one of this. */
const SHAPE = 1;

/** What was written here and could not be kept on the server, as long as this browser tab is open. */
export function keptCopy(id: string): ComposeDraft | null {
  const text = remembered(nameOf(id));
  if (text === null || text === '') return null;
  const copy: ComposeDraft = JSON.parse(text);
  return copy;
}

export function keepCopy(id: string, draft: ComposeDraft | null): void {
  remember(nameOf(id), draft === null ? '' : JSON.stringify(draft));
}

function nameOf(id: string): string {
  return `compose.${SHAPE}.${id}`;
}
