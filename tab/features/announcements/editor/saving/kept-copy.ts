import { remember, remembered, rememberedNames } from '../../../../host/remembered.ts';
import type { ComposeDraft } from '../compose-draft.ts';

/** Changes with the shape of a draft, so that one of an older version of the tab is not taken for one of this. */
const SHAPE = 2;

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

/** Everything that was written in this browser tab and is not on the server. */
export function keptCopies(): readonly { readonly id: string; readonly draft: ComposeDraft }[] {
  return rememberedNames(nameOf('')).flatMap((name) => {
    const id = name.slice(nameOf('').length);
    const draft = keptCopy(id);
    return draft === null ? [] : [{ id, draft }];
  });
}

function nameOf(id: string): string {
  return `compose.${SHAPE}.${id}`;
}
