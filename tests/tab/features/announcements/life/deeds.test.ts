import { describe, expect, test } from 'vitest';
import { STANDINGS } from '../../../../../bot/contract/announcements/life.ts';
import { deedsFor, stepOf } from '../../../../../tab/features/announcements/life/deeds.ts';
import { whyNotStep } from '../../../../../tab/features/announcements/life/state-words.ts';

describe('what can be done with an announcement', () => {
  test('every one can be duplicated', () => {
    for (const state of STANDINGS) expect(deedsFor(state)).toContain('duplicate');
  });

  test('a draft is thrown away, a scheduled one cancelled, a sent one taken back, and none of them twice', () => {
    const ends = STANDINGS.map((state) => [
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
      stopped: ['cancel'],
      cancelled: ['retract'],
      retracted: [],
    });
  });

  test('only what was stopped can go on, and what ends it asks first', () => {
    expect(STANDINGS.filter((state) => deedsFor(state).includes('go-on'))).toEqual(['stopped']);
    expect([stepOf('go-on'), stepOf('cancel'), stepOf('retract')]).toEqual(['send', 'cancel', 'retract']);
    expect([stepOf('compose'), stepOf('duplicate'), stepOf('remove')]).toEqual(Array(3).fill(undefined));
  });

  test('what is refused is refused with the reason of the server, or else with how it stands', () => {
    const view = {
      state: 'sent',
      stopped: false,
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
