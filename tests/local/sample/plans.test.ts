import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { sampleOrganisation } from '../../../bot/local/sample/organisation.ts';
import { samplePlans } from '../../../bot/local/sample/plans.ts';
import { DAYS_SINCE_START } from '../../../bot/local/sample/timeline.ts';
import { PILOT } from '../../../bot/rooms/people/person.ts';
import { shippedPlaybooks } from '../../../bot/rooms/playbooks/shipped-playbooks.ts';
import { schedule } from '../../../bot/rooms/rollout/planning/schedule.ts';
import { rolloutState } from '../../../bot/rooms/rollout/waves/rollout-state.ts';

const { compare } = Temporal.PlainDate;

test.each(['2026-12-01', '2027-03-01', '2028-02-29'])(
  'on %s one rollout is over, two run side by side, and one is to come',
  (day) => {
    const states = plansOn(day).map(({ id, state }) => [id, state]);

    expect(Object.fromEntries(states)).toEqual({
      foundation: 'running',
      'teams-for-finance': 'finished',
      'exchange-online': 'running',
      'sharepoint-onedrive': 'planned',
    });
  },
);

test('no business group has two of them on the same days', () => {
  const waves = plansOn('2026-12-01').flatMap(({ id, waves }) => waves.map((wave) => ({ ...wave, id })));

  const twice = waves.flatMap((wave) =>
    waves.filter(
      (other) =>
        other.id < wave.id &&
        other.groupId === wave.groupId &&
        other.groupId !== PILOT &&
        compare(other.start, wave.end) < 0 &&
        compare(wave.start, other.end) < 0,
    ),
  );

  expect(twice).toEqual([]);
});

test('a rollout has begun, as far as the sample lives through it, unless it is still to come', () => {
  for (const { begun, state } of plansOn('2026-12-01')) expect(begun).toBe(state !== 'planned');
});

/** The plans of the sample, laid on the days that they get. */
function plansOn(day: string) {
  const today = Temporal.PlainDate.from(day);
  const playbooks = shippedPlaybooks();
  const everybody = sampleOrganisation(1).groups.map(({ id }) => id);
  return samplePlans(today.subtract({ days: DAYS_SINCE_START }), today).map(({ begun, plan }) => {
    const playbook = playbooks.find(({ id }) => id === plan.playbookId);
    if (!playbook) throw new Error(`There is no playbook ${plan.playbookId}.`);
    const { strategy, groups = everybody, settings = {} } = plan;
    const start = Temporal.PlainDate.from(plan.start);
    const planned = schedule({ playbook, strategy, start, groups, settings });
    if (!planned.ok) throw new Error(planned.code);
    const { waves, end } = planned;
    return { id: plan.id, begun, waves, state: rolloutState({ start, end, cancelled: null }, today) };
  });
}
