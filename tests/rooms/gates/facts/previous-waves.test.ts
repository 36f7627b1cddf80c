import { expect, test } from 'vitest';
import { previousWaves } from '../../../../bot/rooms/gates/facts/previous-waves.ts';
import { aWave } from '../../../support/builders.ts';

const PLAN = [
  planned('identity', 'pilot', '2026-09-01'),
  planned('identity', 'finance', '2026-09-15'),
  planned('identity', 'legal', '2026-09-15'),
  planned('identity', 'sales', '2026-09-25'),
  planned('windows', 'pilot', '2026-10-05'),
  planned('windows', 'finance', '2026-10-15'),
];

test('a wave is judged by the wave of its phase that started last before it', () => {
  expect(previousOf('identity.finance')).toEqual(['identity.pilot']);
  expect(previousOf('windows.finance')).toEqual(['windows.pilot']);
});

test('waves that start on the same day are judged by the same, and judge together', () => {
  expect(previousOf('identity.legal')).toEqual(['identity.pilot']);
  expect(previousOf('identity.sales')).toEqual(['identity.finance', 'identity.legal']);
});

test('the first wave of a phase is judged by what the same people had before', () => {
  expect(previousOf('windows.pilot')).toEqual(['identity.pilot']);
});

test('the first wave of a rollout is judged by none', () => {
  expect(previousOf('identity.pilot')).toEqual([]);
});

function planned(phaseId: string, groupId: string, start: string) {
  return { id: `${phaseId}.${groupId}`, ...aWave(phaseId, groupId, start, '2027-01-01') };
}

function find(id: string) {
  const wave = PLAN.find((one) => one.id === id);
  if (!wave) throw new Error(`${id} is not planned`);
  return wave;
}

function previousOf(id: string): string[] {
  return previousWaves(PLAN, find(id)).map((one) => one.id);
}
