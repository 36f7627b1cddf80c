import { expect, test } from 'vitest';
import { CLAIM_LEASE_MS, nextStep } from '../../../../bot/rooms/delivery/record/delivery.ts';

const CLAIMED_AT = '2026-09-24T08:00:00.000Z';
const claimedMs = Date.parse(CLAIMED_AT);

test('a pending delivery is sent, and is no repeat', () => {
  expect(nextStep({ state: 'pending', tries: 0, claimedAt: null, notBefore: null }, claimedMs)).toEqual({
    do: 'send',
    repeat: false,
  });
});

test('who hears of it at their own hour is left until then, and sent to from then on', () => {
  const later = {
    state: 'pending',
    tries: 0,
    claimedAt: null,
    notBefore: '2026-09-24T09:00:00.000Z',
  } as const;
  const hour = Date.parse(later.notBefore);

  expect(nextStep(later, hour - 1)).toEqual({ do: 'sleep', ms: 1 });
  expect(nextStep(later, hour)).toEqual({ do: 'send', repeat: false });
});

test('a claim within its lease belongs to whoever made it', () => {
  const step = nextStep(
    { state: 'claimed', tries: 1, claimedAt: CLAIMED_AT, notBefore: null },
    claimedMs + 1_000,
  );

  expect(step).toEqual({ do: 'wait', ms: CLAIM_LEASE_MS - 1_000 });
});

test('a claim past its lease may have arrived: it is sent once more and marked', () => {
  const step = nextStep(
    { state: 'claimed', tries: 1, claimedAt: CLAIMED_AT, notBefore: null },
    claimedMs + CLAIM_LEASE_MS,
  );

  expect(step).toEqual({ do: 'send', repeat: true });
});

test('a person whose claims died again and again is still served', () => {
  const step = nextStep(
    { state: 'claimed', tries: 7, claimedAt: CLAIMED_AT, notBefore: null },
    claimedMs + CLAIM_LEASE_MS,
  );

  expect(step).toEqual({ do: 'send', repeat: true });
});

test('an eighth claim without an outcome is given up as unknown', () => {
  const step = nextStep(
    { state: 'claimed', tries: 8, claimedAt: CLAIMED_AT, notBefore: null },
    claimedMs + CLAIM_LEASE_MS,
  );

  expect(step).toEqual({ do: 'give-up' });
});

test('an unknown outcome is sent once more and no further', () => {
  expect(nextStep({ state: 'unknown', tries: 1, claimedAt: CLAIMED_AT, notBefore: null }, claimedMs)).toEqual(
    {
      do: 'send',
      repeat: true,
    },
  );
  expect(nextStep({ state: 'unknown', tries: 2, claimedAt: CLAIMED_AT, notBefore: null }, claimedMs)).toEqual(
    {
      do: 'nothing',
    },
  );
});

test.each(['sent', 'unreachable', 'failed'] as const)(
  'nothing more happens to a delivery that is %s',
  (state) => {
    expect(
      nextStep({ state, tries: 1, claimedAt: CLAIMED_AT, notBefore: null }, claimedMs + CLAIM_LEASE_MS),
    ).toEqual({
      do: 'nothing',
    });
  },
);
