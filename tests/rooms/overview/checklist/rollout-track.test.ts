import { expect, test } from 'vitest';
import { rolloutTrack } from '../../../../bot/rooms/overview/checklist/rollout-track.ts';

const planned = { state: 'planned', announced: false } as const;
const announced = { state: 'planned', announced: true } as const;
const running = { state: 'in-progress', announced: true } as const;
const held = { state: 'held', announced: true } as const;
const complete = { state: 'complete', announced: true } as const;

test.each([
  ['planned', []],
  ['planned', [planned, planned]],
  ['announced', [announced, planned]],
  ['in-progress', [running, planned]],
  ['in-progress', [complete, planned]],
  ['held', [complete, running, held, planned]],
  ['complete', [complete, complete]],
] as const)('a phase is %s if its waves are %j', (track, waves) => {
  expect(rolloutTrack(waves)).toBe(track);
});
