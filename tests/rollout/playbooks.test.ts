import { expect, test } from 'vitest';
import { fillPlaceholders, strangePlaceholders } from '../../bot/rollout/announcement-placeholders.ts';
import { userPhases } from '../../bot/rollout/playbook.ts';
import { shippedPlaybooks } from '../../bot/rollout/playbooks.ts';

function foundation() {
  const playbook = shippedPlaybooks().find(({ id }) => id === 'foundation');
  if (playbook === undefined) throw new Error('the foundation playbook is missing');
  return playbook;
}

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

test('the foundation playbook has segments of 30 days, one for the pilot and two for the groups', () => {
  expect(foundation().defaults).toEqual({ segmentDays: 30, pilotSegments: 1, userSegments: 2 });
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

test('people get training, something to do before, and a week of notice in each phase', () => {
  for (const phase of userPhases(foundation())) {
    expect(phase.training.length, phase.id).toBeGreaterThan(0);
    expect(phase.prework.length, phase.id).toBeGreaterThan(0);
    expect(phase.announcements[0]?.offsetDays, phase.id).toBe(-7);
  }
});

test('default announcements leave no brace behind and fit into an announcement', () => {
  const values = {
    group: 'G'.repeat(60),
    phase: 'P'.repeat(60),
    start: '14 January 2027',
    end: '14 March 2027',
  };

  for (const { title, text } of userPhases(foundation()).flatMap(({ announcements }) => announcements)) {
    expect(strangePlaceholders(title + text)).toEqual([]);
    expect(fillPlaceholders(text, values)).not.toMatch(/[{}]/);
    expect(fillPlaceholders(text, values).length).toBeLessThanOrEqual(4000);
  }
});
