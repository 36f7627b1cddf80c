import { expect, test } from 'vitest';
import { createTally } from '../../../../bot/rooms/delivery/record/tally.ts';
import { isQuiet } from '../../../../bot/rooms/delivery/sending/count-deliveries.ts';

const NOW = Date.parse('2026-09-24T08:00:00Z');

function aSending({ waitsHours = 5, stillSeconds = 120, pending = 10, claimed = 0 } = {}) {
  const { counts, ...rest } = createTally().result();
  const ago = new Date(NOW - stillSeconds * 1000).toISOString();
  return {
    waitsUntil: new Date(NOW + waitsHours * 3_600_000).toISOString(),
    tally: { ...rest, counts: { ...counts, pending, claimed }, countedAt: ago },
    course: { run: 1, aliveAt: '', lastSign: ago, progressAt: ago },
  };
}

test.each([
  ['everybody left waits for their own hour', {}, true],
  ['somebody was served a moment ago', { stillSeconds: 5 }, false],
  ['somebody is being sent to', { claimed: 1 }, false],
  ['nobody is left', { pending: 0 }, false],
  ['the last hour has come', { waitsHours: -1 }, false],
])('while %s, counting seldom is enough: %s', (_, changes, quiet) => {
  expect(isQuiet(aSending(changes), NOW)).toBe(quiet);
});
