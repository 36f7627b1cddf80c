import { expect, test } from 'vitest';
import {
  fillPlaceholders,
  strangePlaceholders,
} from '../../../bot/rooms/playbooks/announcement-placeholders.ts';
import { defaultAnnouncements, noticeOf } from '../../../bot/rooms/playbooks/default-announcements.ts';
import { userPhases } from '../../../bot/rooms/playbooks/playbook.ts';
import { shippedPlaybooks } from '../../../bot/rooms/playbooks/shipped-playbooks.ts';

function foundation() {
  const playbook = shippedPlaybooks().find(({ id }) => id === 'foundation');
  if (playbook === undefined) throw new Error('the foundation playbook is missing');
  return playbook;
}

function everyAnnouncement() {
  return shippedPlaybooks().flatMap((playbook) =>
    userPhases(playbook).flatMap(({ announcements }) => announcements),
  );
}

const workloads = shippedPlaybooks().filter((playbook) => playbook.kind === 'workload');

test('the foundation comes first, then the workloads', () => {
  expect(shippedPlaybooks().map(({ id }) => id)).toEqual([
    'foundation',
    'exchange-online',
    'sharepoint-onedrive',
    'teams',
  ]);
});

test.each(workloads)('$id has its seven steps, each with a result', ({ steps }) => {
  expect(steps.map(({ stage }) => stage)).toEqual([
    ...Array(2).fill('envision'),
    ...Array(3).fill('onboard'),
    ...Array(2).fill('drive-value'),
  ]);
});

test.each(workloads)('$id is planned and measured by IT, and moves people once', ({ phases }) => {
  expect(phases.map(({ audience }) => audience)).toEqual(['it-only', 'users', 'it-only']);
});

test.each(workloads)('$id has criteria before and after its rollout, and training', (playbook) => {
  const [phase] = userPhases(playbook);

  const timings = new Set(phase?.exitCriteria.map(({ timing }) => timing));
  expect(timings).toEqual(new Set(['before-rollout', 'before-first-group', 'after-rollout']));
  expect(phase?.training.length).toBeGreaterThan(0);
  expect(phase?.addedTo).toContain('{group}');
});

test.each(workloads)('$id tells the pilot set and the groups different things', (playbook) => {
  const days = (groupId: string) =>
    userPhases(playbook).flatMap((phase) =>
      defaultAnnouncements(phase, groupId).map(({ offsetDays }) => offsetDays),
    );

  expect(days('finance')).toEqual([-21, -7, 0, 14]);
  expect(days('pilot')).toEqual([-7, 0, 13, 29]);
});

test('no id of a training item or of an exit criterion stands in two playbooks', () => {
  const ids = shippedPlaybooks()
    .flatMap(({ phases }) => phases)
    .flatMap(({ exitCriteria, training }) => [
      ...exitCriteria.map(({ id }) => `criterion ${id}`),
      ...training.map(({ id }) => `training ${id}`),
    ]);

  expect(new Set(ids).size).toBe(ids.length);
});

test('the foundation playbook has its six phases in order, networking for IT only', () => {
  const phases = foundation().phases.map(({ id, audience }) => [id, audience]);

  expect(phases).toEqual([
    ['networking', 'it-only'],
    ['identity', 'users'],
    ['windows', 'users'],
    ['apps', 'users'],
    ['mdm', 'users'],
    ['infoprotect', 'users'],
  ]);
});

test('the foundation playbook has segments of 30 days, one for the pilot and two for the groups, and time to configure all at once', () => {
  expect(foundation().defaults).toEqual({
    segmentDays: 30,
    pilotSegments: 1,
    userSegments: 2,
    configurationDays: 20,
  });
});

test('each phase of the foundation has its exit criteria, required and optional', () => {
  const counts = foundation().phases.map(({ id, exitCriteria }) => [
    id,
    exitCriteria.filter(({ required }) => required).length,
    exitCriteria.filter(({ required }) => !required).length,
  ]);

  expect(counts).toEqual([
    ['networking', 2, 4],
    ['identity', 3, 14],
    ['windows', 6, 3],
    ['apps', 5, 0],
    ['mdm', 5, 0],
    ['infoprotect', 3, 5],
  ]);
});

test('criteria that only a finished rollout can meet are due after it', () => {
  const after = foundation()
    .phases.flatMap(({ exitCriteria }) => exitCriteria)
    .filter(({ timing }) => timing === 'after-rollout')
    .map(({ id }) => id);

  expect(after).toEqual(['app-installed', 'app-channel', 'app-languages', 'mdm-enrolled']);
});

test('people get training, something to do before, and word three weeks and one week before each phase', () => {
  for (const phase of userPhases(foundation())) {
    expect(phase.training.length, phase.id).toBeGreaterThan(0);
    expect(phase.prework.length, phase.id).toBeGreaterThan(0);
    expect(
      defaultAnnouncements(phase, 'finance').map(({ offsetDays }) => offsetDays),
      phase.id,
    ).toEqual([-21, -7, 0, 14]);
    expect(noticeOf(phase, 'finance')?.offsetDays, phase.id).toBe(-7);
  }
});

test('default announcements leave no brace behind and fit into an announcement', () => {
  const values = {
    group: 'G'.repeat(60),
    phase: 'P'.repeat(60),
    start: '14 January 2027',
    end: '14 March 2027',
  };

  for (const { title, text } of everyAnnouncement()) {
    expect(strangePlaceholders(title + text)).toEqual([]);
    expect(fillPlaceholders(text, values)).not.toMatch(/[{}]/);
    expect(fillPlaceholders(text, values).length).toBeLessThanOrEqual(4000);
  }
});

test.each(workloads)('the pilot of $id has nothing to show before it has begun', ({ phases }) => {
  const ofPilot = phases
    .flatMap(({ exitCriteria }) => exitCriteria)
    .filter(({ id }) => /-(pilot-done|material-reviewed)$/.test(id));

  expect(ofPilot.map(({ timing }) => timing)).toEqual(['before-first-group', 'before-first-group']);
});
