import type { ComposeDraft } from './compose-draft.ts';
import { draftFaults } from './draft-faults.ts';

/** The next thing that a draft needs before its card can be drawn and its people counted, as half a sentence. */
export function missingWords(draft: ComposeDraft): string {
  const places = draftFaults(draft).map(({ where }) => where);
  const lacks = (place: string) => places.some((where) => where.startsWith(place));
  if (lacks(`contents.${draft.fallback}.title`) || lacks(`contents.${draft.fallback}.text`)) {
    return 'Write a title and a text';
  }
  if (lacks('audience')) return 'Choose whom it is for';
  return 'Fix what is marked in red';
}
