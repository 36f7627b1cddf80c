import { systemClock, timestamp, today } from '../../bot/base/clock.ts';
import { bringInPeople } from '../../bot/local/sample/bring-in-people.ts';
import type { SimPerson } from '../../bot/local/simulator/people.ts';
import { shippedPlaybooks } from '../../bot/rooms/playbooks/shipped-playbooks.ts';
import { schedule } from '../../bot/rooms/rollout/planning/schedule.ts';
import { aRollout } from '../support/builders.ts';
import { rolloutsWith } from '../support/rollouts-with.ts';
import type { Stage } from './stage.ts';
import { withWorker } from './workers.ts';

/** Of the first one, days before today; each of the others starts so many days after the one before it. */
const FIRST_DAYS_AGO = 200;
const DAYS_BETWEEN = 10;

/** Imports people, in turn into so many groups; the first of them are leads, and those after them champions. */
export async function importInGroups(
  stage: Stage,
  people: readonly SimPerson[],
  { groups, leads, champions = 0 }: { groups: number; leads: number; champions?: number },
): Promise<void> {
  const lines = people.map(({ id, upn, name }, index) => {
    const role = index < leads ? 'lead' : index < leads + champions ? 'champion' : 'member';
    return `${id},${upn},${name},${nameOfGroup(index % groups)},${role}`;
  });
  const csv = ['id,userPrincipalName,displayName,businessGroup,role', ...lines].join('\n');
  const { taken } = await withWorker(stage, () => bringInPeople(stage.product.asLead, csv));
  if (taken !== people.length) throw new Error(`Of ${people.length} people ${taken} were imported.`);
}

/**
 * Plans rollouts of the foundation for all groups that run side by side. They go straight to storage: what may run
 * beside what is not what is measured here. From one number to, but
 * without, another; answers with how many waves each has.
 */
export async function planSideBySide(
  { storage }: Stage,
  { from, to, groups }: { from: number; to: number; groups: number },
): Promise<number> {
  const playbooks = shippedPlaybooks();
  const [playbook] = playbooks;
  if (!playbook) throw new Error('There is no playbook to plan with.');
  const rollouts = await rolloutsWith(storage, playbooks);
  const groupIds = Array.from({ length: groups }, (_, index) => `group-${index}`);
  let waves = 0;
  for (let index = from; index < to; index += 1) {
    const start = today(systemClock, 'UTC').subtract({ days: FIRST_DAYS_AGO - index * DAYS_BETWEEN });
    const plan = schedule({ playbook, strategy: 'parallel-2', start, groups: groupIds });
    if (!plan.ok) throw new Error('A plan was refused, so nothing was measured.');
    waves = plan.waves.length;
    const added = await rollouts.add(
      aRollout({
        id: `bench-${index}`,
        title: `Bench ${index}`,
        playbook,
        strategy: 'parallel-2',
        start,
        end: plan.waves.reduce((last, { end }) => (last.until(end).sign > 0 ? end : last), start),
        plannedAt: timestamp(systemClock),
      }),
      plan.waves,
    );
    if (added !== 'added') throw new Error(`Rollout ${index} was not planned: ${added}.`);
  }
  return waves;
}

function nameOfGroup(index: number): string {
  return `Group ${index}`;
}
