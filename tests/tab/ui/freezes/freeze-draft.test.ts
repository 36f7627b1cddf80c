import { expect, test } from 'vitest';
import {
  type DraftFreeze,
  draftOfWindow,
  freezesFault,
  runsInto,
  windowOf,
  windowsOf,
} from '../../../../tab/ui/freezes/freeze-draft.ts';

const holidays: DraftFreeze = { key: 'a', name: ' Holidays ', first: '2026-12-19', last: '2027-01-04' };
const window = { name: 'Holidays', from: '2026-12-19', to: '2027-01-05' };

test('the last day that is typed is one of its days, and whom it is for goes with it', () => {
  expect(windowOf(holidays)).toEqual(window);
  expect(windowOf({ ...holidays, groups: ['finance'] })).toEqual({ ...window, groups: ['finance'] });
});

test.each([window, { ...window, groups: ['finance'] }])('%j is typed as it was', (kept) => {
  expect(windowOf(draftOfWindow(kept, 'a'))).toEqual(kept);
});

test('a window that is still being typed is not drawn', () => {
  const begun = [
    { ...holidays, last: '' },
    { ...holidays, first: '' },
    { ...holidays, last: '2026-12-01' },
  ];

  expect(windowsOf([...begun, holidays])).toEqual([window]);
});

test('a window for some groups needs one of them', () => {
  expect(freezesFault([{ ...holidays, groups: [] }])).toBe('Choose whom "Holidays" is for.');
  expect(freezesFault([holidays, { ...holidays, groups: ['finance'] }])).toBeNull();
});

test.each([
  ['ends the day before', '2026-12-10', '2026-12-19', []],
  ['starts the day after', '2027-01-05', '2027-01-10', []],
  ['ends inside', '2026-12-10', '2026-12-20', ['Holidays']],
  ['lies around', '2026-12-01', '2027-02-01', ['Holidays']],
])('a wave that %s runs into %j', (_how, start, end, names) => {
  expect(runsInto({ groupId: 'finance', start, end }, [window])).toEqual(names);
});

test('a freeze of other groups is in nobody else’s way', () => {
  const wave = { groupId: 'sales', start: '2026-12-20', end: '2026-12-30' };

  expect(runsInto(wave, [{ ...window, groups: ['finance'] }])).toEqual([]);
});
