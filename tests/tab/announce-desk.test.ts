import { describe, expect, test } from 'vitest';
import type { AnnouncingRules } from '../../bot/contract/announcing-rules.ts';
import { type CompositionHead, CompositionState } from '../../bot/contract/composition.ts';
import { deedsFor, stepOf } from '../../tab/announce/deeds.ts';
import { announcementOf, jobWords } from '../../tab/announce/job-words.ts';
import { outcomeFigures, receiptFigures, toRemind } from '../../tab/announce/page/figures.ts';
import { receiptsOf } from '../../tab/announce/results/receipts.ts';
import { faultOfQuiet, quietWords, sameRules, withQuiet } from '../../tab/announce/rules/rules-draft.ts';
import { scheduleWords } from '../../tab/announce/schedule-words.ts';
import {
  heldWords,
  STATES,
  sectionsOf,
  stateNamed,
  whenWords,
  whyNotStep,
} from '../../tab/announce/state-words.ts';
import { deliveryStateNamed, reasonOfOne, reasonWords } from '../../tab/announce/words.ts';
import { createFormat } from '../../tab/format/format.ts';
import { pauseFault, pauseWords } from '../../tab/status/mine/pause-words.ts';
import { someCounts } from '../support/some-counts.ts';

const format = createFormat('en-GB');
const ID = 'a0000000-0000-4000-8000-000000000000';

function aHead(over: Partial<CompositionHead> = {}): CompositionHead {
  return {
    id: ID,
    title: 'Windows',
    state: 'draft',
    heldBecause: null,
    audience: 'Windows for Sales',
    waveId: 'r.windows.sales',
    languages: ['en'],
    due: null,
    by: { id: 'b0000000-0000-4000-8000-000000000000', name: 'Ada' },
    changedAt: '2026-12-01T10:00:00Z',
    essential: false,
    ...over,
  };
}

describe('the list of announcements', () => {
  test('stands in what is under way and what is done, each in the order that it came in', () => {
    const heads = [
      aHead({ id: '1', state: 'in-review' }),
      aHead({ id: '2', state: 'sending' }),
      aHead({ id: '3', state: 'stopped' }),
      aHead({ id: '4', state: 'sent' }),
    ];

    expect(sectionsOf(heads).map(({ title, heads: some }) => [title, some.map(({ id }) => id)])).toEqual([
      ['Under way', ['1', '2']],
      ['Done', ['3', '4']],
    ]);
  });

  test('has no part that nothing is in', () => {
    expect(sectionsOf([aHead({ state: 'sent' })]).map(({ title }) => title)).toEqual(['Done']);
    expect(sectionsOf([])).toEqual([]);
  });

  test('can be narrowed to every state there is', () => {
    expect(STATES.toSorted()).toEqual(CompositionState.options.toSorted());
    expect(stateNamed('in-review')).toBe('in-review');
    expect(stateNamed('')).toBeUndefined();
  });

  test('tells when a scheduled one is due, and when any other was last touched', () => {
    const due = '2026-12-08T09:00:00Z';

    expect(whenWords(aHead({ state: 'scheduled', due }), format)).toBe(`Due ${format.moment(due)}`);
    expect(whenWords(aHead({ state: 'cancelled', due }), format)).toBe(format.moment('2026-12-01T10:00:00Z'));
  });

  test('tells why one waits, and no longer once it was sent', () => {
    const heldBecause = 'The last wave had problems.';

    expect(heldWords(aHead({ state: 'scheduled', heldBecause }))).toContain(heldBecause);
    expect(heldWords(aHead({ state: 'sending', heldBecause }))).toContain(heldBecause);
    expect(heldWords(aHead({ state: 'sent', heldBecause }))).toBeNull();
    expect(heldWords(aHead({ state: 'draft', heldBecause }))).toBeNull();
    expect(heldWords(aHead({ state: 'scheduled' }))).toBeNull();
  });
});

describe('what can be done with an announcement', () => {
  test('every one can be duplicated', () => {
    for (const state of CompositionState.options) expect(deedsFor(state)).toContain('duplicate');
  });

  test('a draft is thrown away, a scheduled one cancelled, a sent one taken back, and none of them twice', () => {
    const ends = CompositionState.options.map((state) => [
      state,
      deedsFor(state).filter((deed) => deed === 'remove' || deed === 'cancel' || deed === 'retract'),
    ]);

    expect(Object.fromEntries(ends)).toEqual({
      draft: ['remove'],
      'in-review': ['remove'],
      approved: ['remove'],
      scheduled: ['cancel'],
      sending: ['cancel'],
      sent: ['retract'],
      stopped: ['retract'],
      cancelled: ['retract'],
      retracted: [],
    });
  });

  test('only what was stopped can go on, and what ends it asks first', () => {
    expect(CompositionState.options.filter((state) => deedsFor(state).includes('go-on'))).toEqual([
      'stopped',
    ]);
    expect([stepOf('go-on'), stepOf('cancel'), stepOf('retract')]).toEqual(['send', 'cancel', 'retract']);
    expect([stepOf('compose'), stepOf('duplicate'), stepOf('remove')]).toEqual(Array(3).fill(undefined));
  });

  test('what is refused is refused with the reason of the server, or else with how it stands', () => {
    const view = {
      state: 'sent',
      steps: [],
      whyNot: [{ step: 'retract', why: 'Nobody has got it.' }],
    } as const;

    expect(whyNotStep({ ...view, steps: ['retract'], whyNot: [] }, 'retract')).toBeNull();
    expect(whyNotStep({ ...view, steps: [], whyNot: [...view.whyNot] }, 'retract')).toBe(
      'Nobody has got it.',
    );
    expect(whyNotStep({ ...view, steps: [], whyNot: [] }, 'cancel')).toMatch(/^It is sent by now/);
  });
});

describe('counts', () => {
  test('the outcomes add up to the audience, repeats aside', () => {
    const all = someCounts({
      audience: 21,
      pending: 1,
      claimed: 2,
      sent: 3,
      unreachable: 4,
      failed: 5,
      unknown: 0,
      skipped: 6,
      possibleRepeats: 2,
    });

    const figures = outcomeFigures(all, false).filter(({ name }) => name !== 'Possible repeats');

    expect(figures.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(all.audience);
    expect(figures.find(({ name }) => name === 'Waiting')?.count).toBe(3);
  });

  test('whoever waited when it was stopped has not been sent to', () => {
    const stopped = outcomeFigures(someCounts({ audience: 3, sent: 1, pending: 2 }), true);

    expect(stopped).toContainEqual({ name: 'Not sent', count: 2 });
    expect(stopped.map(({ name }) => name)).not.toContain('Waiting');
  });

  test('nobody is shown as waiting once everybody is settled', () => {
    expect(outcomeFigures(someCounts({ audience: 1, sent: 1 }), true)).toHaveLength(6);
  });

  test('what people did is a share of those who got it, never more than all of them', () => {
    const figures = receiptFigures(someCounts({ sent: 4, acknowledged: 1, done: 5 }), true);

    expect(figures.map(({ count, share }) => [count, share])).toEqual([
      [1, 0.25],
      [0, 0],
      [5, 1],
      [0, 0],
    ]);
    expect(receiptFigures(someCounts(), true).every(({ share }) => share === undefined)).toBe(true);
  });

  test('openings of training that nobody counts are no zero', () => {
    const figures = receiptFigures(someCounts({ sent: 4 }), false);

    expect(figures.find(({ name }) => name === 'Opened training')).toEqual({
      name: 'Opened training',
      count: null,
    });
  });

  test('those are reminded who got it and have not said so', () => {
    expect(toRemind({ sent: 10, acknowledged: 4 })).toBe(6);
    expect(toRemind({ sent: 1, acknowledged: 2 })).toBe(0);
  });
});

describe('one person', () => {
  test('did things in the order of their times', () => {
    const did = receiptsOf(
      {
        acknowledgedAt: '2026-12-01T10:05:00Z',
        doneAt: '2026-12-01T10:09:00Z',
        openedTrainingAt: '2026-12-01T10:01:00Z',
        reportedAt: null,
      },
      format,
    );

    expect(did.map((line) => line.split(',')[0])).toEqual([
      'Opened training',
      'Pressed "Got it"',
      'Said it is done',
    ]);
  });

  test('has a reason in words that fit one person', () => {
    expect(reasonOfOne('not-installed')).toBe('has not got the app yet');
    expect(reasonWords('not-installed')).toBe('have not got the app yet');
    expect(reasonOfOne('card-too-large')).toBe('card too large');
    expect(reasonOfOne('had this phase with another group')).toBe('had this phase with another group');
  });

  test('is found by an outcome of that name', () => {
    expect(deliveryStateNamed('skipped')).toBe('skipped');
    expect(deliveryStateNamed('anything')).toBeUndefined();
  });
});

describe('words', () => {
  test('a schedule is a sentence', () => {
    const at = { kind: 'at', date: '2026-12-15', hour: '09:00', ownZone: true } as const;
    const relative = { kind: 'relative', hour: '09:00', ownZone: false } as const;

    expect(scheduleWords(at, format)).toBe("15 Dec 2026 at 09:00, in each person's own time zone.");
    expect(scheduleWords({ ...relative, offsetDays: -7 }, format)).toMatch(/^7 days before the wave starts/);
    expect(scheduleWords({ ...relative, offsetDays: 1 }, format)).toMatch(/^1 day after the wave starts/);
    expect(scheduleWords({ ...relative, offsetDays: 0 }, format)).toMatch(/^On the day the wave starts/);
  });

  test('a job that needs a person says what it was to do, and for which announcement', () => {
    expect(jobWords('announcing.retract')).toBe('Taking cards back');
    expect(jobWords('gates.look-again')).toBe('gates: look again');
    expect(jobWords('')).toBe('A job that cannot be read');
    expect(announcementOf('announcing.freeze', `{"id":"${ID}"}`)).toBe(ID);
    expect(announcementOf('gates.look', `{"id":"${ID}"}`)).toBeNull();
    expect(announcementOf('announcing.freeze', 'no JSON')).toBeNull();
  });
});

describe('rules', () => {
  const rules: AnnouncingRules = {
    approval: 'optional',
    pilotReview: 'optional',
    quietFrom: '20:00',
    quietUntil: '07:00',
    workingDaysOnly: true,
    installApp: 'by-hand',
  };

  test('quiet hours need a beginning and another end', () => {
    expect(faultOfQuiet(rules)).toBeNull();
    expect(faultOfQuiet({ quietFrom: '', quietUntil: '07:00' })).toBe('Both hours are needed.');
    expect(faultOfQuiet({ quietFrom: '07:00', quietUntil: '07:00' })).toMatch(/same hour/);
    expect(faultOfQuiet(withQuiet(false))).toBeNull();
    expect(faultOfQuiet(withQuiet(true))).toBeNull();
  });

  test('quiet hours say when something is heard instead', () => {
    expect(quietWords(rules)).toMatch(/comes at 07:00\.$/);
    expect(quietWords(withQuiet(false))).toBe('Scheduled announcements come at any hour.');
  });

  test('each of them makes a difference', () => {
    const changes: Partial<AnnouncingRules>[] = [
      { approval: 'required' },
      { pilotReview: 'required' },
      { quietFrom: '21:00' },
      { quietUntil: '08:00' },
      { workingDaysOnly: false },
    ];

    expect(sameRules(rules, { ...rules })).toBe(true);
    for (const change of changes) expect(sameRules(rules, { ...rules, ...change })).toBe(false);
  });
});

describe('my pause', () => {
  const today = '2026-12-01';

  test('is told until its day, and not from that day on', () => {
    expect(pauseWords('2026-12-02', today, format)).toContain('until 2 Dec 2026');
    expect(pauseWords(today, today, format)).toBe(pauseWords(null, today, format));
    expect(pauseWords('for-good', today, format)).toContain('for good');
  });

  test('ends on a day after today', () => {
    expect(pauseFault(today, today)).toBe('Choose a day after today.');
    expect(pauseFault('2026-12-02', today)).toBeNull();
    expect(pauseFault('', today)).toBeNull();
  });
});
