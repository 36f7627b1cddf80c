import pLimit from 'p-limit';
import { LaterError } from '../../../doors/jobs/job.ts';
import type { Rollout } from '../../rollout/waves/rollout.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';
import { readOnce } from '../facts/read-once.ts';
import type { GateMessage } from './gate-messages-table.ts';
import { gatesOfRollout } from './gates-of-rollout.ts';
import type { Telling } from './message-of.ts';
import { type TellDeps, tellLead } from './tell-lead.ts';
import { occasionOf } from './waits-for-lead.ts';

/** Leads who are told at the same time: after a crash at most so many messages come twice. */
const AT_ONCE = 4;

/**
 * Makes the chats of all leads show the gates of a rollout as they are. Gates are read once for all of them, so that
 * a day on which hundreds open costs a few reads for each lead. With news also those are looked at who have no
 * message yet. Safe to run again: who has been told is left alone.
 */
export async function tellLeads(deps: TellDeps, rolloutId: string, news: boolean): Promise<void> {
  const rollout = await deps.rollouts.get(rolloutId);
  if (!rollout) return;
  const telling = await tellingOf(deps, rollout);
  const kept = Map.groupBy(await withoutOver(deps, telling), ({ leadId }) => leadId);
  const anyNews = news && telling.occasions.size > 0;
  const leads = anyNews ? (await deps.people.roles.holders('lead')).map(({ id }) => id) : [];

  const faults: unknown[] = [];
  let later: LaterError | undefined;
  const slots = pLimit(AT_ONCE);
  await Promise.all(
    [...new Set([...leads, ...kept.keys()])].map((leadId) =>
      slots(async () => {
        if (later) return;
        try {
          await tellLead(deps, telling, leadId, { kept: kept.get(leadId) ?? [], news: anyNews });
        } catch (error) {
          // One chat that does not work keeps nobody else from theirs; when Teams asks for patience all wait.
          if (error instanceof LaterError) later = error;
          else faults.push(error);
        }
      }),
    ),
  );
  if (later) throw later;
  if (faults.length > 0) throw new AggregateError(faults, 'Some leads could not be told of their gates.');
}

async function tellingOf(deps: TellDeps, rollout: Rollout): Promise<Telling> {
  const found = await gatesOfRollout(deps, rollout);
  const occasions = new Map<string, string>();
  for (const { wave, head } of found.gates.values()) {
    const occasion = occasionOf(head, wave, found.today);
    if (occasion !== undefined) occasions.set(wave.id, occasion);
  }
  const gateOf = readOnce(deps.gates.get, (waveId) => waveId);
  return { ...found, occasions, listAt: deps.gatesListAt(rollout.id), gateOf };
}

/** The messages of a rollout. Those whose waves are all over change no more, and are forgotten. */
async function withoutOver(
  { messages }: TellDeps,
  { rollout, gates, today }: Telling,
): Promise<GateMessage[]> {
  const current: GateMessage[] = [];
  for (const message of await messages.ofRollout(rollout.id)) {
    const over = Object.keys(message.told).every((waveId) => {
      const wave = gates.get(waveId)?.wave;
      return !wave || waveState(wave, today) === 'complete';
    });
    if (over) await messages.remove(message);
    else current.push(message);
  }
  return current;
}
