import { describe, expect, test } from 'vitest';
import { announcementOf } from '../../../../../tab/features/announcements/editor/draft-announcement.ts';
import {
  filledLine,
  startingDraft,
  templateDay,
} from '../../../../../tab/features/announcements/editor/templates.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';
import { anAnnouncement } from '../an-announcement.ts';

const format = createFormat('en-GB');

describe('a template', () => {
  test('is listed with the words of its wave, and without marks', () => {
    const wave = {
      phase: { id: 'identity', name: 'Identity' },
      group: { id: 'legal', name: 'Legal' },
      start: '2026-12-07',
      end: '2026-12-15',
    };

    expect(filledLine('{phase} is coming to {group}', wave, format)).toBe('Identity is coming to Legal');
    expect(filledLine('Dear {firstName},\n\n**{start}** to {end}.', wave, format)).toBe(
      'Dear {firstName}, 7 Dec 2026 to 14 Dec 2026.',
    );
    expect(filledLine('{phase} is coming', undefined, format)).toBe('{phase} is coming');
  });

  test('whose day is behind goes when its author says so', () => {
    const past = templateDay({ offsetDays: -21 }, '2026-11-30', '2026-11-21');
    const coming = templateDay({ offsetDays: -7 }, '2026-11-30', '2026-11-21');

    expect([past, coming]).toEqual([
      { date: '2026-11-09', past: true },
      { date: '2026-11-23', past: false },
    ]);
    expect(startingDraft({ announcement: anAnnouncement() }, true).schedule).toMatchObject({
      kind: 'now',
      offsetDays: '-7',
    });
    expect(announcementOf(startingDraft({ announcement: anAnnouncement() }, false))).toEqual(
      anAnnouncement(),
    );
  });
});
