import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { IssueState } from '../../../bot/contract/feedback/feedback.ts';
import { type IssuesTable, openIssuesTable, type Report } from '../../../bot/rooms/feedback/issues-table.ts';
import { testStorage } from '../../support/storage.ts';

const FINANCE = 'autumn.identity.finance';

test('issues are found by the wave that they are about, and by no other', async () => {
  const issues = await openIssuesTable(testStorage());
  await file(issues, FINANCE, 'cannot-work');
  await file(issues, 'autumn.identity.finance-2');
  await file(issues, null);
  await file(issues, FINANCE);

  expect(await issues.ofWave(FINANCE)).toEqual([
    { number: 1, personId: expect.any(String), severity: 'cannot-work', state: 'open' },
    { number: 4, personId: expect.any(String), severity: 'annoying', state: 'open' },
  ]);
  expect(await issues.ofWave('autumn.identity.sales')).toEqual([]);
});

test.each<IssueState>(['in-progress', 'resolved', 'declined'])(
  'an issue that is %s is so for its wave',
  async (state) => {
    const issues = await openIssuesTable(testStorage());
    const issue = await file(issues, FINANCE);

    await issues.answer(issue, state, {
      text: 'Looking into it',
      by: { id: randomUUID(), name: 'Lea Lead' },
      at: '2026-09-12T11:00:00.000Z',
    });

    expect(await issues.ofWave(FINANCE)).toMatchObject([{ number: 1, state }]);
    expect(await issues.get(1)).toMatchObject({ state, answer: { text: 'Looking into it' } });
  },
);

test('issues that were filed before waves found theirs are found', async () => {
  const storage = testStorage();
  const before = await openIssuesTable(storage);
  await file(before, FINANCE, 'slows-me-down');
  const rows = await storage.table<{ number: number }>('issues');
  await rows.remove('issue', `wave:${FINANCE}:1`);

  const now = await openIssuesTable(storage);
  await file(now, FINANCE);

  expect(await now.ofWave(FINANCE)).toMatchObject([
    { number: 1, severity: 'slows-me-down', state: 'open' },
    { number: 2 },
  ]);
  expect(await now.heads()).toHaveLength(2);
});

test('issues that were filed before waves told who reported them tell it', async () => {
  const storage = testStorage();
  const before = await openIssuesTable(storage);
  const ada = randomUUID();
  await file(before, FINANCE, 'annoying', ada);
  await file(before, FINANCE, 'annoying', ada);
  const rows = await storage.table<{ number: number; waveId: string; severity: string; state: string }>(
    'issues',
  );
  for (const number of [1, 2]) {
    const row = { number, waveId: FINANCE, severity: 'annoying', state: 'resolved' };
    await rows.put({ partitionKey: 'issue', rowKey: `wave:${FINANCE}:${number}`, ...row });
  }
  await rows.put({
    partitionKey: 'issue',
    rowKey: 'waves-complete',
    number: 0,
    waveId: '',
    severity: '',
    state: '',
  });

  const now = await openIssuesTable(storage);

  expect(await now.ofWave(FINANCE)).toMatchObject([
    { number: 1, personId: ada, state: 'resolved' },
    { number: 2, personId: ada, state: 'resolved' },
  ]);
});

function file(
  issues: IssuesTable,
  waveId: string | null,
  severity: Report['severity'] = 'annoying',
  personId: string = randomUUID(),
) {
  const report: Report = {
    person: { id: personId, name: 'Ada Novak' },
    groupId: 'finance',
    phase: waveId === null ? null : { id: 'identity', name: 'Identity' },
    waveId,
    text: 'Outlook does not start',
    severity,
    reportedAt: '2026-09-12T10:00:00.000Z',
  };
  return issues.file(report, randomUUID());
}
