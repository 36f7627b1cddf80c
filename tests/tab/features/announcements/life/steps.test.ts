import { describe, expect, test } from 'vitest';
import type { AnnouncementView } from '../../../../../bot/contract/announcements/announcement.ts';
import {
  cardsWords,
  dueWords,
  hindrances,
  mainStep,
  questionOf,
  thanksFor,
  warningOfEdit,
} from '../../../../../tab/features/announcements/life/steps.ts';
import type { AnnouncementForecast } from '../../../../../tab/features/announcements/replies.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';
import { aView } from '../a-view.ts';
import { anAnnouncement } from '../an-announcement.ts';

const format = createFormat('en-GB');

function aForecast(over: Partial<AnnouncementForecast> = {}): AnnouncementForecast {
  return {
    people: 214,
    reachable: 200,
    unreachable: [],
    excluded: 0,
    paused: 0,
    languages: [],
    seconds: 5,
    due: null,
    over: [],
    posts: { into: [], none: [] },
    refusal: null,
    ...over,
  };
}

describe('a step', () => {
  const view: Pick<AnnouncementView, 'state' | 'audience'> = {
    state: 'draft',
    audience: 'Windows for Sales',
  };

  test('that sends asks with the exact number of people', () => {
    const question = questionOf('send', view, aForecast(), format);

    expect(question?.title).toBe('Send to 214 people now?');
    expect(question?.confirm).toBe('Send to 214 people');
    expect(question?.text).toContain('200 of them can be reached now, 14 cannot.');
  });

  test('that can be undone by another is taken without a question', () => {
    for (const step of ['submit', 'schedule', 'unschedule'] as const) {
      expect(questionOf(step, view, undefined, format)).toBeUndefined();
    }
  });

  test('back to the authors needs a reason', () => {
    expect(questionOf('send-back', view, undefined, format)?.note?.required).toBe(true);
  });

  test('that cancels says what becomes of those who have it', () => {
    expect(questionOf('cancel', { ...view, state: 'sending' }, undefined, format)?.text).toContain(
      'Those who do keep it',
    );
    expect(questionOf('cancel', { ...view, state: 'scheduled' }, undefined, format)?.text).toContain(
      view.audience,
    );
  });

  test('that most people come for follows from the schedule', () => {
    const steps: AnnouncementView['steps'] = ['submit', 'schedule', 'send'];

    expect(mainStep({ steps, announcement: anAnnouncement() })).toBe('schedule');
    expect(mainStep({ steps, announcement: anAnnouncement({ schedule: { kind: 'now' } }) })).toBe('send');
    expect(mainStep({ steps: ['submit'], announcement: anAnnouncement() })).toBe('submit');
    expect(mainStep({ steps: [], announcement: anAnnouncement() })).toBeUndefined();
  });

  test('that is not possible says why, each reason once', () => {
    const whyNot: AnnouncementView['whyNot'] = [
      { step: 'submit', why: 'Nobody is in it.' },
      { step: 'send', why: 'Nobody is in it.' },
      { step: 'schedule', why: 'It has no date.' },
    ];

    expect(hindrances({ whyNot, announcement: anAnnouncement() }, format)).toEqual([
      { steps: 'Hand in for review and Send now', why: 'Nobody is in it.' },
      { steps: 'Schedule', why: 'It has no date.' },
    ]);
    expect(
      hindrances({ whyNot, announcement: anAnnouncement({ schedule: { kind: 'now' } }) }, format),
    ).toHaveLength(1);
  });

  test('of changing it warns unless it is a draft', () => {
    expect(warningOfEdit('draft')).toBeUndefined();
    expect(warningOfEdit('scheduled')).toContain('becomes a draft again');
    expect(warningOfEdit('sent')).toContain('cards in their chats change');
    expect(warningOfEdit('cancelled')).toContain('Duplicate it');
  });

  test('that schedules says when it goes, and that each person has an hour of their own', () => {
    const due = '2026-12-15T09:00:00Z';
    const at = (ownZone: boolean) =>
      anAnnouncement({ schedule: { kind: 'at', date: '2026-12-15', hour: '09:00', ownZone } });

    expect(dueWords({ due, announcement: at(false) }, format)).toBe(`It goes on ${format.moment(due)}.`);
    expect(dueWords({ due, announcement: at(true) }, format)).toContain('09:00 where each person is');
    const { approval } = aView();
    expect(thanksFor('schedule', { due: null, announcement: at(true), approval }, format)).toBe('Scheduled.');
  });

  test('that hands in says who has to approve it, or that nobody may', () => {
    const view = aView();
    const alone = { ...view.approval, required: true, nobody: 'Nobody may approve this for Legal.' };

    expect(thanksFor('submit', view, format)).toBe('Handed in. Somebody else has to approve it.');
    expect(thanksFor('submit', { ...view, approval: alone }, format)).toBe(
      'Handed in. Nobody may approve this for Legal.',
    );
  });

  test('after it was sent says how far cards have followed', () => {
    const cards = { wish: 'update', done: 40, gone: 2, failed: 1, finishedAt: null } as const;

    expect(cardsWords(cards, format)).toBe(
      '40 cards were changed, 2 had gone already and Teams refused 1 so far.',
    );
    expect(
      cardsWords(
        { ...cards, wish: 'retract', gone: 0, failed: 0, finishedAt: '2026-12-15T10:00:00Z' },
        format,
      ),
    ).toBe('40 cards were taken back.');
  });
});
