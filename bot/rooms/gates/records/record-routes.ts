import { type Clock, today } from '../../../base/clock.ts';
import { conflict, notFound } from '../../../base/errors.ts';
import type { Say } from '../../../base/words/message.ts';
import { sayWords } from '../../../base/words/stored.ts';
import {
  type DecisionRecord,
  getDecisionRecord,
  getDecisionRecordCsv,
} from '../../../contract/gates/gate-records.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import type { SendingsTable } from '../../delivery/record/sendings-table.ts';
import type { People } from '../../people/people.ts';
import { groupsInRollout } from '../../rollout/pilots/groups-in-rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { evaluate } from '../conditions/conditions.ts';
import type { GatesTable } from '../gates-table.ts';
import { presentGateWave } from '../present-gate.ts';
import { waveNames } from '../wave-names.ts';
import { decisionRecord, recordCsv } from './decision-record.ts';

interface RecordRoutesDeps {
  people: People;
  rollouts: Rollouts;
  gates: GatesTable;
  sendings: Pick<SendingsTable, 'ofRollout'>;
  clock: Clock;
  timeZone: string;
  privacyFloor: number;
}

/** The decision record of a wave, for people as CSV and for programs as JSON. */
export function recordRoutes(deps: RecordRoutesDeps): Route[] {
  return [
    route(getDecisionRecord, ({ params, say }) => recordOf(deps, params.waveId, say)),
    route(getDecisionRecordCsv, async ({ params, say }) =>
      recordCsv(await recordOf(deps, params.waveId, say), say),
    ),
  ];
}

/** @throws AnswerError while the gate of the wave was not brought: then there is nothing on record. */
async function recordOf(deps: RecordRoutesDeps, waveId: string, say: Say): Promise<DecisionRecord> {
  const { rollouts, gates, sendings, clock, timeZone, privacyFloor } = deps;
  const wave = await rollouts.wave(waveId);
  const [rollout, gate, groups, sent] = await Promise.all([
    rollouts.get(wave.rolloutId),
    gates.get(waveId),
    groupsInRollout(deps, wave.rolloutId),
    sendings.ofRollout(wave.rolloutId),
  ]);
  if (!rollout) throw notFound('rollout', wave.rolloutId);
  if (!gate) throw conflict('gate-not-due');
  return decisionRecord({
    gate,
    wave: presentGateWave(wave, rollout, groups, { today: today(clock, timeZone), say }),
    rollout,
    heldBecause: wave.heldBecause && sayWords(wave.heldBecause, say),
    conditions: evaluate(gate.facts, gate.limits).conditions,
    nameOf: waveNames(rollout, groups),
    sendings: sent.filter((one) => one.waveId === waveId),
    privacyFloor,
    say,
  });
}
