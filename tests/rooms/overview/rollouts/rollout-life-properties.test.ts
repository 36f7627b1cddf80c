import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import type { Schedule } from '../../../../bot/contract/announcements/announcement.ts';
import { saveAnnouncement, stepAnnouncement } from '../../../../bot/contract/announcements/announcements.ts';
import {
  cancelRollout,
  copyRollout,
  deleteRollout,
  previewCancel,
} from '../../../../bot/contract/overview/rollout-life.ts';
import { LaterError } from '../../../../bot/doors/jobs/job.ts';
import type { Wave } from '../../../../bot/rooms/rollout/waves/rollout.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { aCaller, aConversation, addPeople, aPerson, aRollout, aWave } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { randomDraws } from '../../../support/random.ts';
import { anAnnouncement } from '../../announcements/writing/an-announcements-room.ts';

const GROUPS = ['finance', 'legal', 'sales'];
const PHASES = ['identity', 'windows'];
const STEPS = 14;
const lead = aCaller({ role: 'lead', leads: null, name: 'Lea Lead' });

test('whenever rollouts are cancelled, deleted and copied, no other is changed, and nobody of a cancelled one is written to', async () => {
  const draw = randomDraws();
  for (let history = 0; history < 4; history += 1) await liveThrough(draw);
}, 120_000);

async function liveThrough(draw: () => number): Promise<void> {
  const house = await someRollouts(draw);
  const ended = new Set<string>();
  for (let step = 0; step < STEPS; step += 1) {
    const id = pick(draw, house.ids);
    const before = await house.wavesOfOthers(id);
    const toldBefore = house.told.length;

    if (ended.has(id)) await expect(house.endAgain(id)).rejects.toMatchObject({ kind: /conflict|not-found/ });
    else if ((await house.act(draw, id)) === 'ended') ended.add(id);

    expect(await house.wavesOfOthers(id)).toEqual(before);
    await house.workSome(draw);
    expect(house.told.slice(toldBefore).filter((rollout) => ended.has(rollout))).toEqual([]);
  }
  const toldBefore = house.told.length;
  await house.passOneMonth();
  expect(house.told.slice(toldBefore).filter((rollout) => ended.has(rollout))).toEqual([]);
}

/** Two to four rollouts side by side, on 12 September 2026; the first days of their waves differ. */
async function someRollouts(draw: () => number) {
  const clock = settableClock('2026-09-12T10:00:00Z');
  const told: string[] = [];
  const phases = PHASES.map((id) => aUserPhase({ id, name: id }));
  const house = await aHouse({
    clock,
    shipped: [aPlaybook({ phases })],
    messenger: {
      async tell(_, message) {
        const said = JSON.stringify(message);
        // Who got an announcement is told that it is cancelled; that is not what is asked about here.
        if (!said.includes('Cancelled: About')) told.push(/rollout-\d/.exec(said)?.[0] ?? '');
        return { kind: 'sent', activityId: randomUUID() };
      },
      update: async (_, activityId) => ({ kind: 'sent', activityId }),
    },
  });
  const { rollouts, routes, people, queued, run } = house;
  const chat = () => aConversation({ id: `a:${randomUUID()}` });
  await addPeople(people, ...GROUPS.map((groupId) => aPerson({ groupId, conversation: chat() })));
  const ids = Array.from({ length: 2 + Math.floor(draw() * 3) }, (_, index) => `rollout-${index}`);
  for (const id of ids) {
    const first = Temporal.PlainDate.from('2026-09-10').add({ days: Math.floor(draw() * 15) });
    const waves = PHASES.flatMap((phaseId, phase) =>
      GROUPS.map((groupId) => {
        const start = first.add({ days: 10 * phase });
        return aWave(phaseId, groupId, start.toString(), start.add({ days: 10 }).toString());
      }),
    );
    await rollouts.add(aRollout({ id, title: id, start: first, end: first.add({ days: 20 }) }), waves);
  }

  const params = (id: string) => ({ caller: lead, params: { id } });

  async function announce(id: string): Promise<void> {
    const wave = pick(draw, await rollouts.waves(id));
    const schedule: Schedule =
      draw() < 0.5 ? { kind: 'now' } : { kind: 'relative', offsetDays: -1, hour: '09:00', ownZone: false };
    const announcement = anAnnouncement({
      audience: { kind: 'wave', waveId: wave.id },
      schedule,
      contents: { en: { title: `About ${id}`, text: 'Soon.', picture: null, buttons: [] } },
    });
    const own = params(randomUUID());
    const { seen } = await callRoute(routes, saveAnnouncement, { ...own, body: { announcement, seen: 0 } });
    const step = schedule.kind === 'now' ? 'send' : 'schedule';
    // The day of a schedule may be over.
    await callRoute(routes, stepAnnouncement, { ...own, body: { step, note: '', seen } }).catch(
      () => undefined,
    );
  }

  /** Processes know within two seconds that a sending is stopped. */
  const passSeconds = () => clock.set(new Date(clock.now() + 3_000).toISOString());

  async function end(id: string): Promise<void> {
    const { seen } = await callRoute(routes, previewCancel, params(id));
    await callRoute(routes, cancelRollout, { ...params(id), body: { reason: 'Late.', seen } });
    passSeconds();
  }

  /** What waits for its time goes to the end of the line; each job at most once in a round. */
  async function work(most: number): Promise<void> {
    const waiting: typeof queued = [];
    for (let done = 0; done < most; done += 1) {
      const at = queued.findIndex(({ kind }) => kind !== 'announcing.follow');
      const [job] = queued.splice(Math.max(0, at), 1);
      if (!job) break;
      try {
        await run(job.kind, job.data);
      } catch (error) {
        if (!(error instanceof LaterError)) throw error;
        waiting.push(job);
      }
    }
    queued.push(...waiting);
  }

  return {
    ids,
    told,
    async act(draw: () => number, id: string): Promise<'ended' | 'goes-on'> {
      const chance = draw();
      if (chance < 0.5) await announce(id);
      else if (chance < 0.65) await callRoute(routes, copyRollout, params(id));
      else if (chance < 0.8) {
        clock.set(new Date(clock.now() + 86_400_000).toISOString());
        queued.push({ kind: 'announcing.due', data: {} });
      } else if (chance < 0.9) {
        await end(id);
        return 'ended';
      } else {
        const deleted = await callRoute(routes, deleteRollout, { ...params(id), query: { seen: '0' } }).catch(
          () => undefined,
        );
        return deleted ? 'ended' : 'goes-on';
      }
      return 'goes-on';
    },
    endAgain: (id: string) => end(id),
    async wavesOfOthers(id: string): Promise<(readonly Wave[])[]> {
      return Promise.all(ids.filter((other) => other !== id).map((other) => rollouts.waves(other)));
    },
    workSome: (draw: () => number) => work(Math.floor(draw() * 6)),
    async passOneMonth(): Promise<void> {
      for (let day = 0; day < 30; day += 6) {
        clock.set(new Date(clock.now() + 6 * 86_400_000).toISOString());
        queued.push({ kind: 'announcing.due', data: {} });
        await work(60);
      }
    },
  };
}

function pick<Item>(draw: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(draw() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}
