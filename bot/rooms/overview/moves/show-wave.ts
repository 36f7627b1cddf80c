import { type Clock, today } from '../../../base/clock.ts';
import type { Say } from '../../../base/words/message.ts';
import type { Caller } from '../../../doors/http/route.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import { presentWaveDetails } from './present-move.ts';
import { type PlanReaders, waveInPlan } from './wave-in-plan.ts';

export interface ShowWaveDeps extends PlanReaders {
  clock: Clock;
  timeZone: string;
}

/** A wave in its plan, as this caller sees it. @throws AnswerError when there is no such wave. */
export async function showWave(deps: ShowWaveDeps, caller: Caller, waveId: string, say: Say) {
  const found = await waveInPlan(deps, waveId);
  return presentWaveDetails(found, {
    today: today(deps.clock, deps.timeZone),
    mayChange: leadsWave(caller, found.wave) && found.wave.cancelled === null,
    say,
  });
}
