import type { Announcement } from '../../../../bot/contract/announcements/announcement.ts';
import {
  blankDraft,
  type ComposeDraft,
  withContent,
} from '../../../../tab/features/announcements/editor/compose-draft.ts';

export const WAVE = 'foundation.windows.sales';

/** For one wave, with everything in it. */
export function anAnnouncement(over: Partial<Announcement> = {}): Announcement {
  return {
    audience: { kind: 'wave', waveId: WAVE },
    exclude: { groups: ['legal'], pilot: true, champions: false, listId: null },
    fallback: 'en',
    contents: {
      de: { title: 'Titel', text: 'Text', picture: null, buttons: [] },
      en: {
        title: 'Title',
        text: 'Text',
        picture: { url: 'https://contoso.com/a.png', alt: 'A new desk' },
        buttons: [{ title: 'Read on', url: 'https://contoso.com' }],
      },
    },
    training: ['windows-basics'],
    essential: true,
    schedule: { kind: 'relative', offsetDays: -7, hour: '09:00', ownZone: true },
    template: 'windows.-7',
    ...over,
  };
}

/** A draft with a title and a text in English, to everyone. */
export function aDraft(over: Partial<ComposeDraft> = {}): ComposeDraft {
  const draft = withContent(blankDraft(null, 'en', 'foundation'), 'en', { title: 'Title', text: 'Text' });
  return { ...draft, audience: { ...draft.audience, kind: 'everyone' }, ...over };
}
