import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import type { IssueState, Severity } from '../../../../bot/contract/feedback/feedback.ts';
import { EVERYBODY } from '../../../../bot/rooms/adoption/adoption.ts';
import { openAdoption } from '../../../../bot/rooms/adoption/usage-snapshots.ts';
import { openExitCriteria } from '../../../../bot/rooms/criteria/exit-criteria.ts';
import { openSendingsTable } from '../../../../bot/rooms/delivery/record/sendings-table.ts';
import { createTally } from '../../../../bot/rooms/delivery/record/tally.ts';
import { openDirectory } from '../../../../bot/rooms/directory/directory.ts';
import { openIssuesTable } from '../../../../bot/rooms/feedback/issues-table.ts';
import { evaluate } from '../../../../bot/rooms/gates/conditions/conditions.ts';
import { createFactsCollector } from '../../../../bot/rooms/gates/facts/collect-facts.ts';
import { DEFAULT_LIMITS } from '../../../../bot/rooms/gates/limits/default-limits.ts';
import { openPeople } from '../../../../bot/rooms/people/people.ts';
import { aCriterion, aPlaybook, aUserPhase, aWorkload } from '../../../support/a-playbook.ts';
import { addPeople, aPerson, aRollout, aWave } from '../../../support/builders.ts';
import { countedStorage } from '../../../support/counted-storage.ts';
import { enterReport } from '../../../support/enter-report.ts';
import { inWords } from '../../../support/in-words.ts';
import { rolloutsWith } from '../../../support/rollouts-with.ts';
import { testStorage } from '../../../support/storage.ts';

const BY = { id: randomUUID(), name: 'Lea Lead' };

test('the first wave has no wave before it, and the pilot set no champions of its own', async () => {
  const { facts } = await aRoom();

  expect(await facts('autumn.teams.pilot')).toEqual({
    collectedAt: '2026-09-20T10:00:00.000Z',
    today: '2026-09-20',
    wave: { id: 'autumn.teams.pilot', start: '2026-09-01', people: 30 },
    criteria: { required: 2, open: [{ id: 'accounts', title: 'Accounts are complete' }, LICENCES] },
    groundwork: {
      infrastructure: [{ phase: 'Microsoft Teams', state: 'not-started' }],
      open: [],
      after: [],
    },
    collisions: [],
    foundation: null,
    previous: null,
    champions: null,
    usage: null,
  });
});

test('what the pilot has to show is asked before the first business group, and not of the pilot', async () => {
  const { facts } = await aRoom();

  const titles = async (waveId: string) => (await facts(waveId)).criteria.open.map(({ title }) => title);

  expect(await titles('autumn.teams.pilot')).not.toContain(PILOT_DONE.title);
  expect(await titles('autumn.teams.finance')).toContain(PILOT_DONE.title);
});

test('every room says what it knows about the wave and the waves before it', async () => {
  const room = await aRoom();
  await room.meet('accounts');
  await room.announce('autumn.teams.finance', 'a1', 90);
  await room.announce('autumn.teams.legal', 'a2', 10);
  await room.report('autumn.teams.finance');
  await room.report('autumn.teams.legal', 'cannot-work');
  await room.report('autumn.teams.finance', 'cannot-work', 'in-progress');
  await room.report('autumn.teams.finance', 'cannot-work', 'resolved');
  await room.report('autumn.teams.finance', 'annoying', 'declined');
  await room.report('autumn.teams.pilot');
  await room.report('autumn.teams.finance', 'annoying', undefined, BY.id);
  await room.report('autumn.teams.legal', 'annoying', undefined, BY.id);
  await room.use({ finance: [80, 60], legal: [4, 4], sales: [100, 0] });

  const facts = await room.facts('autumn.teams.sales');

  expect(facts).toMatchObject({
    wave: { start: '2026-09-25', people: 200 },
    criteria: { required: 3, open: [LICENCES, { id: 'pilot-done', title: PILOT_DONE.title }] },
    // Of the wave, as the wave itself: ten more of the group are in the pilot set.
    champions: { count: 2, people: 200 },
    usage: { reportDate: '2026-09-18' },
  });
  expect(facts.previous).toEqual({
    waves: [
      { id: 'autumn.teams.finance', start: '2026-09-15', people: 100 },
      { id: 'autumn.teams.legal', start: '2026-09-15', people: 12 },
    ],
    reach: { announcements: ['a1', 'a2'], sent: 100, countedAt: '2026-09-20T10:00:00.000Z' },
    // What is solved or declined is no trouble any more.
    issues: [1, 2, 3, 7, 8],
    byPerson: [[1], [2], [3], [7, 8]],
    blockers: [
      { number: 2, confirmed: false },
      { number: 3, confirmed: true },
    ],
    // Legal counts too few people for its numbers to be taken up.
    adoption: { enabled: 80, active: 60, reportDate: '2026-09-18' },
    satisfaction: null,
    trainingOpened: null,
  });
});

test('who opened training counts once for each wave, by the announcement that most opened it from', async () => {
  const room = await aRoom();
  await room.announce('autumn.teams.finance', 'linked-1', 90, 30);
  await room.announce('autumn.teams.finance', 'linked-2', 80, 40);
  await room.announce('autumn.teams.legal', 'linked-3', 10);

  const { previous } = await room.facts('autumn.teams.sales');

  expect(previous?.trainingOpened).toEqual({ opened: 40 });
  expect(previous?.reach?.sent).toBe(100);
});

test('a wave whose announcements lead to training unnoticed leaves it open how many opened it', async () => {
  const room = await aRoom();
  await room.announce('autumn.teams.finance', 'linked-1', 90, 30);
  await room.announce('autumn.teams.legal', 'plain', 10);

  expect((await room.facts('autumn.teams.sales')).previous?.trainingOpened).toBeNull();
});

test('the pilot set is told by its own usage', async () => {
  const room = await aRoom();
  await room.use({ finance: [80, 60] }, [20, 15]);

  const { previous } = await room.facts('autumn.teams.finance');

  expect(previous?.waves.map(({ id }) => id)).toEqual(['autumn.teams.pilot']);
  expect(previous?.adoption).toEqual({ enabled: 20, active: 15, reportDate: '2026-09-18' });
});

test('what nobody knows is missing and says why', async () => {
  const room = await aRoom();
  const before = await room.facts('autumn.teams.sales');
  await room.use({ finance: [4, 4], legal: [3, 3] });
  const after = await room.facts('autumn.teams.sales');

  expect(before.previous).toMatchObject({ reach: null, adoption: null, noAdoption: 'no-report' });
  expect(after.previous).toMatchObject({ adoption: null, noAdoption: 'too-few-people' });
  expect(evaluate(after, DEFAULT_LIMITS).verdict).not.toBe('pass');
});

test('a phase that usage reports do not measure has no adoption', async () => {
  const room = await aRoom();
  await room.use({ finance: [80, 60] });

  expect((await room.facts('autumn.identity.finance')).previous).toMatchObject({
    adoption: null,
    noAdoption: 'no-product',
  });
});

test('the product that a lead chose for a phase is the one whose usage counts', async () => {
  const room = await aRoom();
  await room.use({}, [20, 15]);
  await room.directory.groups.save('autumn', 'identity', {
    name: null,
    usage: 'teams',
    by: BY,
    at: '2026-09-01T08:00:00.000Z',
    version: 1,
  });

  expect((await room.facts('autumn.identity.finance')).previous?.adoption).toMatchObject({ enabled: 20 });
});

test('waves of another rollout on the same days are found, by the people that they have in common', async () => {
  const room = await aRoom();
  await room.rollouts.add(room.mail, [
    aWave('mail', 'sales', '2026-10-01', '2026-10-20'),
    aWave('mail', 'finance', '2026-10-01', '2026-10-20'),
  ]);

  expect((await room.facts('autumn.teams.sales')).collisions).toEqual([
    {
      waveId: 'mail.mail.sales',
      phase: 'Mail',
      rollout: 'Mail for all',
      from: '2026-10-01',
      to: '2026-10-04',
    },
  ]);
  expect((await room.facts('autumn.teams.legal')).collisions).toEqual([]);
});

test('every wave of a workload asks for what its own people have of the foundation', async () => {
  const room = await aRoom();
  await room.rollouts.add(room.mail, [
    aWave('mail', 'pilot', '2027-01-10', '2027-02-10'),
    aWave('mail', 'finance', '2027-02-10', '2027-03-10'),
  ]);

  const before = await room.facts('mail.mail.pilot');
  await room.meet('licences', 'accounts', 'pilot-done');
  const after = await room.facts('mail.mail.pilot');

  expect(inWords(before.foundation)).toMatchObject([
    {
      phaseId: 'teams',
      done: false,
      why: '"Microsoft Teams" of the foundation has 3 required exit criteria open. Meet them first.',
    },
    { phaseId: 'licensing', done: null },
  ]);
  expect(after.foundation).toMatchObject([{ phaseId: 'teams', done: true }, { done: null }]);
  expect((await room.facts('mail.mail.finance')).foundation).toMatchObject([{ done: true }, { done: null }]);
});

test('the facts of some waves together are those that a watch over them needs', async () => {
  const room = await aRoom();
  await room.announce('autumn.teams.finance', 'a1', 90);
  const finance = room.waves.find(({ id }) => id === 'autumn.teams.finance');
  if (!finance) throw new Error('not planned');

  expect(await room.collector.previousOf(room.rollout, [finance])).toMatchObject({
    waves: [{ id: 'autumn.teams.finance' }],
    reach: { sent: 90 },
  });
  expect(await room.collector.previousOf(room.rollout, [])).toBeNull();
});

test('tables with a row for each person are not read through, but once the pilot set of the organisation', async () => {
  const room = await aRoom();
  await room.announce('autumn.teams.finance', 'a1', 90);
  await room.report('autumn.teams.finance');
  await room.use({ finance: [80, 60] });
  room.counts.listed.clear();

  await room.facts('autumn.teams.sales');
  const first = new Map(room.counts.listed);
  room.counts.listed.clear();
  await room.facts('autumn.teams.sales');

  expect([...first.keys()]).toContain('issues');
  for (const large of ['whereabouts', 'usage', 'deliveries']) expect([...first.keys()]).not.toContain(large);
  // Of people the pilot set alone, as long as nobody is imported.
  expect(first.get('people')).toBe(1);
  expect([...room.counts.listed.keys()]).not.toContain('people');
});

const PILOT_DONE = { id: 'pilot-done', title: 'The pilot is through', timing: 'before-first-group' } as const;
const LICENCES = { id: 'licences', title: 'Licences are assigned' };

/**
 * On 20 September the pilot set, Finance and Legal have Teams, and Sales is next; the pilot set starts Identity in
 * October.
 */
async function aRoom() {
  const { storage, counts } = countedStorage(testStorage());
  const people = await openPeople(storage);
  const champion = () => aPerson({ groupId: 'sales', role: 'champion' });
  await addPeople(people, champion(), champion(), aPerson({ groupId: 'finance', role: 'champion' }));
  for (const [id, size, pilots] of [
    ['finance', 100, 20],
    ['legal', 12, 0],
    ['sales', 200, 10],
  ] as const) {
    await people.groups.save({ id, name: id.charAt(0).toUpperCase() + id.slice(1), people: size, pilots });
  }
  const playbook = aPlaybook({
    phases: [
      aUserPhase({
        id: 'teams',
        name: 'Microsoft Teams',
        exitCriteria: [
          aCriterion(),
          aCriterion(LICENCES),
          aCriterion(PILOT_DONE),
          aCriterion({ id: 'later', timing: 'after-rollout', required: false, requiredWhen: null }),
        ],
      }),
      aUserPhase(),
    ],
  });
  const mailBook = aWorkload({ needs: ['teams', 'licensing'] });
  const rollouts = await rolloutsWith(storage, [playbook, mailBook]);
  const rollout = aRollout({ playbook });
  await rollouts.add(rollout, [
    aWave('teams', 'pilot', '2026-09-01', '2026-09-15'),
    aWave('teams', 'finance', '2026-09-15', '2026-09-25'),
    aWave('teams', 'legal', '2026-09-15', '2026-09-25'),
    aWave('teams', 'sales', '2026-09-25', '2026-10-05'),
    aWave('identity', 'pilot', '2026-10-05', '2026-10-15'),
    aWave('identity', 'finance', '2026-10-15', '2026-10-25'),
  ]);
  const exitCriteria = await openExitCriteria(storage);
  const directory = await openDirectory(storage);
  const sendings = await openSendingsTable(storage);
  const issues = await openIssuesTable(storage);
  const adoption = await openAdoption(storage);
  const collector = createFactsCollector({
    ...{ people, rollouts, exitCriteria, directory, sendings, issues, adoption },
    countsOpenings: async (id) => id.startsWith('linked'),
    privacyFloor: 5,
    clock: settableClock('2026-09-20T10:00:00Z'),
    timeZone: 'UTC',
  });

  return {
    collector,
    counts,
    rollouts,
    rollout,
    directory,
    waves: await rollouts.waves('autumn'),
    mail: aRollout({
      id: 'mail',
      title: 'Mail for all',
      playbook: mailBook,
      plannedAt: '2026-08-02T08:00:00.000Z',
    }),
    async facts(waveId: string) {
      const wave = await rollouts.wave(waveId);
      const found = await rollouts.get(wave.rolloutId);
      if (!found) throw new Error('no rollout');
      return collector.of(found, wave, await rollouts.waves(found.id));
    },
    async meet(...ids: string[]) {
      for (const id of ids) {
        await exitCriteria.criteria.save('autumn', id, {
          state: 'met',
          evidence: 'Checked',
          link: null,
          reason: '',
          by: BY,
          at: '2026-09-10T08:00:00.000Z',
          approved: false,
          version: 1,
        });
      }
    },
    async announce(waveId: string, id: string, sent: number, openedTraining = 0) {
      await sendings.add({
        ...{ id, rolloutId: 'autumn', waveId, composed: false, title: 'Teams', text: 'It comes.', by: BY },
        ...{ state: 'freezing', stoppedBecause: null, chunks: null, settledAt: null, tally: null, number: 1 },
        startedAt: '2026-09-08T08:00:00.000Z',
      });
      const found = await sendings.get(id);
      if (!found) throw new Error('not added');
      const tally = createTally().result();
      const counted = { ...tally, counts: { ...tally.counts, audience: sent, sent, openedTraining } };
      await sendings.saveTally(found, counted, '2026-09-20T10:00:00.000Z');
    },
    async report(
      waveId: string,
      severity: Severity = 'annoying',
      state?: Exclude<IssueState, 'open'>,
      personId: string = randomUUID(),
    ) {
      const issue = await issues.file(
        {
          person: { id: personId, name: 'Ada Novak' },
          groupId: 'finance',
          phase: { id: 'teams', name: 'Microsoft Teams' },
          waveId,
          text: 'It is slow',
          severity,
          reportedAt: '2026-09-16T08:00:00.000Z',
        },
        randomUUID(),
      );
      if (state) await issues.answer(issue, state, { text: 'Yes', by: BY, at: '2026-09-17T08:00:00.000Z' });
    },
    async use(groups: Record<string, [number, number]>, pilots?: [number, number]) {
      const refreshDate = Temporal.PlainDate.from('2026-09-18');
      const count = ([enabled, active]: [number, number]) => ({ enabled, active });
      const counts = Object.entries(groups).map(([id, numbers]) => [id, count(numbers)] as const);
      const teams = new Map([[EVERYBODY, { enabled: 999, active: 500 }], ...counts]);
      await adoption.totals.replace(
        refreshDate,
        new Map([['teams', teams]]),
        new Map(pilots ? [['teams', count(pilots)]] : []),
      );
      await enterReport(adoption.reports, {
        refreshDate,
        people: 999,
        concealed: false,
        products: ['teams'],
        importedAt: '2026-09-19T08:00:00Z',
      });
    },
  };
}
