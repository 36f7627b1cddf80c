import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { systemClock, timestamp, today } from '../../bot/base/clock.ts';
import type { StatusRow } from '../../bot/contract/overview/status.ts';
import { planRollout } from '../../bot/contract/rollout/rollout.ts';
import { bringInPeople } from '../../bot/local/sample/bring-in-people.ts';
import type { DeliveryState } from '../../bot/rooms/delivery/record/delivery.ts';
import { openSendingsTable } from '../../bot/rooms/delivery/record/sendings-table.ts';
import { createTally } from '../../bot/rooms/delivery/record/tally.ts';
import { aSending } from '../support/a-sending.ts';
import type { Stage } from './stage.ts';
import { wholeStatus } from './whole-status.ts';
import { withWorker } from './workers.ts';

export const ROLLOUT = 'bench';

interface Size {
  people: number;
  groups: number;
  /** Of all groups; they are the first people of the first groups. */
  leads: number;
}

/** Every so many people of a group one is in the pilot set, and at least the first. */
const PILOT_EVERY = 50;
/** Of the people of a wave, those whose announcement could not be delivered. */
const UNREACHABLE_SHARE = 0.1;
const ANNOUNCED_AT_ONCE = 8;
const DAYS_UNDER_WAY = 120;
/** As long as those that playbooks come with. */
const TEXT = 'From this day on you sign in with your phone instead of your password. '.repeat(8);

/** Imports people in groups of the same size from one file. Answers with the leads, and how long it took. */
export async function importOrganisation(
  stage: Stage,
  { people, groups, leads }: Size,
): Promise<{ leads: string[]; seconds: number }> {
  const ids = Array.from({ length: people }, () => randomUUID());
  const lines = ids.map((id, index) => {
    const pilot = Math.floor(index / groups) % PILOT_EVERY === 0 ? 'yes' : 'no';
    const role = index < leads ? 'lead' : 'member';
    return `${id},person${index}@bench.example,Person ${index},Group ${index % groups},${pilot},${role}`;
  });
  const csv = ['id,userPrincipalName,displayName,businessGroup,pilot,role', ...lines].join('\n');
  const before = performance.now();
  const { taken } = await withWorker(stage, () => bringInPeople(stage.product.asLead, csv));
  if (taken !== people) throw new Error(`Of ${people} people ${taken} were imported.`);
  return { leads: ids.slice(0, leads), seconds: (performance.now() - before) / 1_000 };
}

/** Plans a rollout that has been under way for some months, with every wave announced and counted. */
export async function carryOutRollout({ product, storage }: Stage): Promise<StatusRow[]> {
  await product.asLead.post(planRollout.path, {
    id: ROLLOUT,
    title: 'Bench',
    playbookId: 'foundation',
    strategy: 'parallel-2',
    start: today(systemClock, 'UTC').subtract({ days: DAYS_UNDER_WAY }).toString(),
    settings: { allowPastStart: true },
  });
  const planned = await wholeStatus(product.asLead, ROLLOUT);
  const sendings = await openSendingsTable(storage);
  const turns = pLimit(ANNOUNCED_AT_ONCE);
  const waves = planned.flatMap((row) => row.waves);
  await turns.map(waves, async ({ id: waveId, people }) => {
    const at = timestamp(systemClock);
    const sending = aSending({ rolloutId: ROLLOUT, waveId, text: TEXT, startedAt: at });
    const { id } = sending;
    await sendings.add(sending);
    await sendings.startSending(id, 1);
    const found = await sendings.get(id);
    if (!found) throw new Error(`The announcement of ${waveId} was not kept.`);
    const saved = await sendings.saveTally(found, tallyOf(people), at);
    if (saved === 'changed') throw new Error(`The announcement of ${waveId} was changed meanwhile.`);
    await sendings.finish({ id, number: 1, ...saved }, at);
  });
  return wholeStatus(product.asLead, ROLLOUT);
}

function tallyOf(people: number) {
  const tally = createTally();
  const unreachable = Math.floor(people * UNREACHABLE_SHARE);
  for (let person = 0; person < people; person += 1) {
    const state: DeliveryState = person < unreachable ? 'unreachable' : 'sent';
    const why = state === 'unreachable' ? 'not-installed' : null;
    tally.add({ state, why, tries: 1, repeat: false, acknowledged: person % 2 === 0 });
  }
  return tally.result();
}
