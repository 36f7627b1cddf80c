import { expect, test } from 'vitest';
import type { CriterionRecord } from '../../../bot/rooms/criteria/criteria.ts';
import { openCriteriaTable } from '../../../bot/rooms/criteria/criteria-table.ts';
import { testStorage } from '../../support/storage.ts';

const met: CriterionRecord = {
  state: 'met',
  evidence: 'All 1,200 are there.',
  link: 'https://contoso.example/accounts',
  reason: '',
  by: { id: '00000000-0000-4000-8000-000000000001', name: 'Lea Lead' },
  at: '2026-09-10T10:00:00.000Z',
  approved: false,
  version: 1,
};
const reopened: CriterionRecord = { ...met, state: 'open', link: null, version: 2 };

test('a change comes back as it was kept, for its own rollout only', async () => {
  const table = await openCriteriaTable(testStorage());

  await table.save('autumn', 'accounts', met);

  expect(await table.get('autumn', 'accounts')).toEqual(met);
  expect([...(await table.records('autumn'))]).toEqual([['accounts', met]]);
  expect((await table.records('spring')).size).toBe(0);
});

test('everything that was ever said stays, newest first', async () => {
  const table = await openCriteriaTable(testStorage());
  await table.save('autumn', 'accounts', met);
  await table.save('autumn', 'accounts', reopened);
  await table.save('autumn', 'accounts-more', met);

  const { records, history } = await table.withHistory('autumn');

  expect(records.get('accounts')).toEqual(reopened);
  expect(history.get('accounts')).toEqual([reopened, met]);
  expect(history.get('accounts-more')).toEqual([met]);
});

test('a change on a version that is gone is not kept, nor is a line of history', async () => {
  const table = await openCriteriaTable(testStorage());
  await table.save('autumn', 'accounts', met);

  const second = await table.save('autumn', 'accounts', { ...met, state: 'waived' });
  const ahead = await table.save('autumn', 'accounts', { ...met, version: 5 });

  expect([second, ahead]).toEqual(['changed', 'changed']);
  expect((await table.withHistory('autumn')).history.get('accounts')).toEqual([met]);
});

test.each([
  ['the first', undefined],
  ['a later', met],
])('of ten who make %s change at once one is kept', async (_which, before) => {
  const table = await openCriteriaTable(testStorage());
  if (before) await table.save('autumn', 'accounts', before);
  const version = (before?.version ?? 0) + 1;

  const results = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      table.save('autumn', 'accounts', { ...met, evidence: `Lead ${index}`, version }),
    ),
  );

  expect(results.filter((result) => result === 'saved')).toHaveLength(1);
  const { records, history } = await table.withHistory('autumn');
  expect(records.get('accounts')?.evidence).toBe(`Lead ${results.indexOf('saved')}`);
  expect(history.get('accounts')).toHaveLength(version);
});
