import { describe, expect, test } from 'vitest';
import { isToAsk, isWithoutApp, serveStep, withoutApp } from '../../../bot/rooms/installing/install.ts';

const NOW = Date.parse('2026-09-24T08:00:00Z');
const WISH = '2026-09-24T07:00:00.000Z';

const without = { state: 'unreachable', why: 'not-installed', notBefore: null } as const;

describe('who is without the app', () => {
  test('who never got it, and whom Graph would not give it to', () => {
    expect(isWithoutApp(without)).toBe(true);
    expect(isWithoutApp({ state: 'unreachable', why: 'install-forbidden' })).toBe(true);
  });

  test('nobody who removed it, blocked it, or was sent to', () => {
    for (const why of ['removed-app', 'blocked', 'disabled-by-admin', null])
      expect(isWithoutApp({ state: 'unreachable', why })).toBe(false);
    expect(isWithoutApp({ state: 'sent', why: null })).toBe(false);
  });

  test('they are counted over all of these reasons', () => {
    const reasons = [
      { why: 'not-installed', people: 30 },
      { why: 'blocked', people: 4 },
      { why: 'install-no-account', people: 2 },
    ];

    expect(withoutApp(reasons)).toBe(32);
  });
});

describe('whom Graph is asked about', () => {
  test('whoever has no app and was not asked about for this wish', () => {
    expect(isToAsk(without, undefined, WISH, NOW)).toBe('ask');
    expect(isToAsk({ ...without, why: 'blocked' }, undefined, WISH, NOW)).toBe('no');
  });

  test('nobody before their own hour, for the app greets them', () => {
    expect(isToAsk({ ...without, notBefore: '2026-09-24T09:00:00Z' }, undefined, WISH, NOW)).toBe('later');
    expect(isToAsk({ ...without, notBefore: '2026-09-24T07:00:00Z' }, undefined, WISH, NOW)).toBe('ask');
  });

  test('again whoever was being asked about when a process died', () => {
    expect(isToAsk(without, { state: 'asking', wishedAt: WISH }, WISH, NOW)).toBe('ask');
  });

  test.each(['asked', 'refused', 'missed', 'served'] as const)(
    'nobody who is %s twice for one wish',
    (state) => {
      expect(isToAsk(without, { state, wishedAt: WISH }, WISH, NOW)).toBe('no');
      expect(isToAsk(without, { state, wishedAt: '2026-09-23T07:00:00.000Z' }, WISH, NOW)).toBe('ask');
    },
  );

  test('nobody who has it and is about to be sent to, also for a new wish', () => {
    const earlier = '2026-09-23T07:00:00.000Z';

    expect(isToAsk(without, { state: 'here', wishedAt: earlier }, WISH, NOW)).toBe('no');
    expect(isToAsk(without, { state: 'opened', wishedAt: earlier }, WISH, NOW)).toBe('no');
  });
});

describe('who has the app by now', () => {
  const here = { state: 'here', came: true } as const;
  const opened = { state: 'opened', came: false } as const;
  const row = { ...without, tries: 0 };

  test('is sent to where they were not reached for want of it', () => {
    expect(serveStep(here, row)).toBe('open');
    expect(serveStep(here, { ...row, why: 'install-forbidden' })).toBe('open');
  });

  test('is not sent to again when they got it by another way', () => {
    expect(serveStep(here, { ...row, state: 'sent', why: null, tries: 1 })).toBe('served');
    expect(serveStep(here, { ...row, state: 'pending', why: null })).toBe('wait');
  });

  test('is left alone where another reason keeps them from it', () => {
    expect(serveStep(here, { ...row, why: 'blocked' })).toBe('missed');
    expect(serveStep(opened, { ...row, why: 'blocked', tries: 1 })).toBe('missed');
    expect(serveStep(here, { ...row, state: 'skipped', why: 'paused announcements' })).toBe('missed');
  });

  test('waits for Teams when the app is not there after all', () => {
    expect(serveStep(opened, { ...row, tries: 1 })).toBe('not-yet');
  });

  test('is tried once more when Teams told of them meanwhile', () => {
    expect(serveStep({ ...opened, came: true }, { ...row, tries: 1 })).toBe('once-more');
  });

  test('is waited for until the outcome is known for good', () => {
    const unknown = { ...row, state: 'unknown', why: null } as const;

    expect(serveStep(opened, { ...unknown, tries: 1 })).toBe('wait');
    expect(serveStep(opened, { ...unknown, tries: 2 })).toBe('missed');
  });
});
