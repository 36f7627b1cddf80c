import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openIssuesTable, type Report } from '../../../bot/rooms/feedback/issues-table.ts';
import { testStorage } from '../../support/storage.ts';

test('the first issue has the number 1 and holds what was reported', async () => {
  const issues = await openIssuesTable(testStorage());
  const report = aReport({ phase: { id: 'identity', name: 'Identity' }, waveId: 'autumn.identity.finance' });

  const filed = await issues.file(report, randomUUID());

  expect(filed).toEqual({
    ...report,
    // Said by its wave, as issues of before do.
    rolloutId: 'autumn',
    announcement: null,
    number: 1,
    state: 'open',
    answer: null,
    toldOf: null,
  });
  expect(await issues.get(1)).toEqual(filed);
});

test('an issue without a phase has none when it is read back', async () => {
  const issues = await openIssuesTable(testStorage());

  const { number } = await issues.file(aReport(), randomUUID());

  expect(await issues.get(number)).toMatchObject({ phase: null, waveId: null });
});

test('the same form filed ten times at once is one issue, and every press gets it', async () => {
  const issues = await openIssuesTable(testStorage());
  const [form, report] = [randomUUID(), aReport()];

  const filed = await Promise.all(Array.from({ length: 10 }, () => issues.file(report, form)));

  expect(new Set(filed.map(({ number }) => number))).toEqual(new Set([1]));
  expect(await issues.heads()).toHaveLength(1);
});

test('the same form later on is the issue it was, whatever is in it now', async () => {
  const issues = await openIssuesTable(testStorage());
  const [form, report] = [randomUUID(), aReport()];
  const first = await issues.file(report, form);

  const second = await issues.file({ ...report, text: 'something else' }, form.toUpperCase());

  expect(second).toEqual(first);
});

test('a form id that somebody else used already files an issue of my own', async () => {
  const issues = await openIssuesTable(testStorage());
  const form = randomUUID();
  await issues.file(aReport(), form);

  const mine = await issues.file(aReport(), form);

  expect(mine.number).toBe(2);
});

test('twenty people who report at once get twenty numbers without a gap, newest first', async () => {
  const issues = await openIssuesTable(testStorage());

  await Promise.all(Array.from({ length: 20 }, () => issues.file(aReport(), randomUUID())));

  const numbers = (await issues.heads()).map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => 20 - at));
});

test('one person sees their own heads only', async () => {
  const issues = await openIssuesTable(testStorage());
  const mine = aReport();
  await issues.file(aReport(), randomUUID());
  await issues.file(mine, randomUUID());

  const heads = await issues.heads(mine.person.id);

  expect(heads).toEqual([
    { number: 2, personId: mine.person.id, groupId: 'finance', state: 'open', rolloutId: null },
  ]);
});

test('of two answers to one reading of an issue the second is refused', async () => {
  const issues = await openIssuesTable(testStorage());
  const read = await issues.file(aReport(), randomUUID());
  const by = { id: randomUUID(), name: 'Lea Lead' };

  const first = await issues.answer(read, 'resolved', { text: 'fixed', by, at: '2026-09-02T08:00:00.000Z' });
  const second = await issues.answer(read, 'declined', { text: 'no', by, at: '2026-09-02T08:00:01.000Z' });

  expect([first, second]).toEqual(['written', 'changed']);
  expect(await issues.get(1)).toMatchObject({ state: 'resolved', answer: { text: 'fixed', by } });
});

function aReport(changes: Partial<Report> = {}): Report {
  return {
    person: { id: randomUUID(), name: 'Ada Novak' },
    groupId: 'finance',
    phase: null,
    waveId: null,
    text: 'Sign-in asks again and again',
    severity: 'slows-me-down',
    reportedAt: '2026-09-01T08:00:00.000Z',
    ...changes,
  };
}
