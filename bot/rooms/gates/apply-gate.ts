import type { Clock } from '../../base/clock.ts';
import { message, type Words } from '../../base/words/message.ts';
import { sameWords } from '../../base/words/stored.ts';
import { entryOf } from '../rollout/changes/carry-out-move.ts';
import { bundlesOf } from '../rollout/planning/bundles.ts';
import type { PlanChanges } from '../rollout/waves/plan-changes.ts';
import type { Wave } from '../rollout/waves/rollout.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import type { WaveGate } from '../rollout/waves/wave-gate.ts';
import type { WaveHold } from '../rollout/waves/wave-hold.ts';
import { goes, holdReason } from './decide.ts';
import type { Gate } from './gate.ts';
import type { GatesTable } from './gates-table.ts';
import { BY_RULE } from './present-gate.ts';

export interface ApplyGateDeps {
  rollouts: Pick<Rollouts, 'get' | 'wave' | 'waves'>;
  planChanges: PlanChanges;
  gates: Pick<GatesTable, 'get'>;
  clock: Clock;
}

const GATE_HOLD = 'gate';
const STORM_HOLD = 'storm';
/** Told to the people of a wave that the storm brake stopped; the reasons are for the leads. */
const STORM_WHY = message('gates.storm-why');
/** An id that nobody has, where a person stands otherwise. */
export const NOBODY = { id: '00000000-0000-0000-0000-000000000000', name: BY_RULE };

/**
 * Brings a wave, with those that come in one bundle with it, to where its gate wants it: what the gate says is kept on
 * the wave, and it is held or released. The gate is written first: what breaks off in between is finished by whoever
 * calls this next. Safe to run again; a wave that is there already is left alone.
 */
export async function applyGate({ rollouts, planChanges, gates, clock }: ApplyGateDeps, waveId: string) {
  const together = await idsTogether(rollouts, waveId);
  for (;;) {
    const gate = await gates.get(waveId);
    for (const id of together) {
      const wave = await rollouts.wave(id);
      if (wave.gate !== wantedGate(gate)) await planChanges.setGate(wave, wantedGate(gate));
      if (gate) await applyHolds(wave, gate);
    }
    // Decided again in the meantime: what was done since may have to be undone.
    if ((await gates.get(waveId))?.version === gate?.version) return;
  }

  async function applyHolds(wave: Wave, gate: Gate): Promise<void> {
    const last = gate.events.at(-1);
    const entry = (change: 'held' | 'released', reason: Words) =>
      entryOf(clock, change, wave, reason, last?.by ?? NOBODY);

    for (const id of [GATE_HOLD, STORM_HOLD]) {
      const wanted = wantedHold(gate, id);
      if (isAsWanted(wave, id, wanted)) continue;
      if (wanted) await planChanges.hold(wave.rolloutId, wanted, entry('held', last?.reason || wanted.why));
      else
        await planChanges.release(
          wave.rolloutId,
          id,
          entry('released', last?.reason || message('gates.let-go')),
        );
    }
  }
}

/** Of all waves that have this gate; the bundle does not change while its gate is applied. */
async function idsTogether(rollouts: ApplyGateDeps['rollouts'], waveId: string): Promise<readonly string[]> {
  const { rolloutId, ...wave } = await rollouts.wave(waveId);
  const [rollout, waves] = await Promise.all([rollouts.get(rolloutId), rollouts.waves(rolloutId)]);
  const ids = rollout
    ? bundlesOf(rollout, waves)
        .of(wave)
        .map(({ id }) => id)
    : [];
  return ids.includes(waveId) ? ids : [waveId];
}

/** Whether a wave is where its gate, if it has one, wants it, as far as a head of the gate tells. */
export function isApplied(
  wave: Pick<Wave, 'holds' | 'gate'>,
  gate: Pick<Gate, 'state' | 'storm'> | undefined,
): boolean {
  if (wave.gate !== wantedGate(gate)) return false;
  if (!gate) return true;
  const has = (id: string) => wave.holds.some((hold) => hold.id === id);
  return has(GATE_HOLD) === (gate.state === 'held') && has(STORM_HOLD) === (gate.storm !== null);
}

function wantedGate(gate: Pick<Gate, 'state' | 'storm'> | undefined): WaveGate {
  if (!gate) return 'none';
  return goes(gate) ? 'go' : 'closed';
}

function wantedHold(gate: Gate, id: string): WaveHold | undefined {
  if (id === STORM_HOLD) return gate.storm === null ? undefined : { id, kind: 'storm', why: STORM_WHY };
  return gate.state === 'held' ? { id, kind: 'gate', why: holdReason(gate) } : undefined;
}

function isAsWanted({ holds }: Pick<Wave, 'holds'>, id: string, wanted: WaveHold | undefined): boolean {
  const hold = holds.find((one) => one.id === id);
  return hold === undefined || wanted === undefined ? hold === wanted : sameWords(hold.why, wanted.why);
}
