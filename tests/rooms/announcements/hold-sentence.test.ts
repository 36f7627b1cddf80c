import { expect, test } from 'vitest';
import { holdSentence } from '../../../bot/rooms/announcements/hold-sentence.ts';
import type { WaveHold } from '../../../bot/rooms/rollout/waves/wave-hold.ts';

const hold = (kind: WaveHold['kind'], why: string): WaveHold => ({ id: kind, kind, why });

test('a wave that nothing holds waits for nothing', () => {
  expect(holdSentence({ holds: [] })).toBeNull();
});

test.each([
  ['lead', 'Release it on the Status screen'],
  ['gate', 'Decide its gate under Gates'],
  ['storm', 'Decide its gate under Gates'],
  ['safeguard', 'End its safeguard hold under Gates'],
] as const)('a hold by %s says why and what to do', (kind, way) => {
  expect(holdSentence({ holds: [hold(kind, 'The server is full')] })).toBe(
    `This wave is on hold: The server is full. ${way}, and its announcements go out.`,
  );
});

test('several holds are told in one sentence, each way once', () => {
  const holds = [hold('gate', 'Not decided yet.'), hold('storm', 'We fix it.'), hold('lead', 'Wait!')];

  expect(holdSentence({ holds })).toBe(
    'This wave is on hold: Not decided yet. We fix it. Wait! Decide its gate under Gates, and release it on the Status screen, and its announcements go out.',
  );
});
