import { expect, test } from 'vitest';
import { message, type Words } from '../../../bot/base/words/message.ts';
import { whyHeld } from '../../../bot/rooms/announcements/why-held.ts';
import type { WaveHold } from '../../../bot/rooms/rollout/waves/wave-hold.ts';
import { inWords } from '../../support/in-words.ts';

const hold = (kind: WaveHold['kind'], why: Words): WaveHold => ({ id: kind, kind, why });

test('a wave that nothing holds waits for nothing', () => {
  expect(whyHeld({ holds: [] })).toBeNull();
});

test.each([
  ['lead', 'release it on the Status screen'],
  ['gate', 'decide its gate under Gates'],
  ['storm', 'decide its gate under Gates'],
  ['safeguard', 'end its safeguard hold under Gates'],
] as const)('a hold by %s says why and what to do', (kind, way) => {
  expect(inWords(whyHeld({ holds: [hold(kind, 'The server is full')] }))).toBe(
    `This wave is on hold: The server is full. To let its announcements go out, ${way}.`,
  );
});

test('several holds are told in one sentence, each reason and each way once', () => {
  const undecided = message('gates.undecided');
  const holds = [hold('gate', undecided), hold('storm', undecided), hold('lead', 'Wait!')];

  expect(inWords(whyHeld({ holds }))).toBe(
    "This wave is on hold: The gate of this wave isn't decided yet. Wait! To let its announcements go out, decide its gate under Gates and release it on the Status screen.",
  );
});
