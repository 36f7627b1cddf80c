import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { systemClock, today } from '../../bot/base/clock.ts';
import { type Draft, getWavesToAnnounce } from '../../bot/contract/announcements/waves-to-announce.ts';
import { planRollout } from '../../bot/contract/rollout/rollout.ts';
import { bringInPeople } from '../../bot/local/sample/bring-in-people.ts';
import type { SimPerson } from '../../bot/local/simulator/people.ts';
import type { Stage } from './stage.ts';
import { withWorker } from './workers.ts';

/** People of the simulated organisation: `name` tells sets of them apart. */
export function somePeople(name: string, count: number): SimPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    id: crypto.randomUUID(),
    name: `${name} ${index + 1}`,
    upn: `${name}${index + 1}@bench.example`.toLowerCase(),
    locale: 'en-GB',
  }));
}

/** Makes a business group of each list, gives everybody the app and plans a rollout that starts today. */
export async function bringInGroups(
  stage: Stage,
  groups: Record<string, readonly SimPerson[]>,
): Promise<void> {
  const { product, teams } = stage;
  const lines = Object.entries(groups).flatMap(([group, people]) =>
    people.map(({ id, upn, name }) => `${id},${upn},${name},${group}`),
  );
  const csv = ['id,userPrincipalName,displayName,businessGroup', ...lines].join('\n');
  const { taken } = await withWorker(stage, () => bringInPeople(product.asLead, csv));
  if (taken !== lines.length) throw new Error(`Of ${lines.length} people ${taken} were imported.`);
  await teams.installForAll(Object.values(groups).flat());
  await product.asLead.post(planRollout.path, {
    id: 'bench',
    title: 'Bench',
    playbookId: 'foundation',
    strategy: 'serial',
    start: today(systemClock, 'UTC').toString(),
  });
  // The calls of the installations must have left the simulator's window before a rate is measured.
  await wait(1_500);
}

/** What the playbook says to the first wave of a group. */
export async function draftFor({ product }: Stage, groupName: string): Promise<Draft> {
  const { waves } = await product.asLead.get<z.infer<typeof getWavesToAnnounce.reply>>(
    getWavesToAnnounce.path,
  );
  const wave = waves.find(({ group, mayAnnounce }) => group.name === groupName && mayAnnounce);
  if (!wave) throw new Error(`There is no wave of ${groupName} to announce.`);
  const { draft } = await product.asLead.get<{ draft: Draft }>(`/api/waves/${wave.id}/forecast`);
  return draft;
}
