import { today } from '../../../base/clock.ts';
import { conflict } from '../../../base/errors.ts';
import { holdWave, releaseWave } from '../../../contract/overview/moves.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import { entryOf } from '../../rollout/changes/carry-out-move.ts';
import { LEAD_HOLD, whyNotRelease } from '../../rollout/waves/wave-hold.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';
import { type ShowWaveDeps, showWave } from './show-wave.ts';
import { waveOfLead } from './wave-in-plan.ts';

/** What a lead does to stop a wave, and to let it go on. */
export function holdRoutes(deps: ShowWaveDeps): Route[] {
  const { planChanges, clock, timeZone } = deps;
  return [
    route(holdWave, async ({ caller, params, body: { reason }, say }) => {
      const { rollout, wave } = await waveOfLead(deps, caller, params.waveId);
      if (waveState(wave, today(clock, timeZone)) === 'complete')
        throw conflict('wave-complete', { doing: 'hold' });
      const hold = { id: LEAD_HOLD, kind: 'lead', why: reason } as const;
      await planChanges.hold(rollout.id, hold, entryOf(clock, 'held', wave, reason, caller));
      return showWave(deps, caller, params.waveId, say);
    }),
    route(releaseWave, async ({ caller, params, body: { reason }, say }) => {
      const { rollout, wave } = await waveOfLead(deps, caller, params.waveId);
      const held = whyNotRelease(wave.holds);
      if (held) throw conflict('wave-not-held', { by: held });
      await planChanges.release(rollout.id, LEAD_HOLD, entryOf(clock, 'released', wave, reason, caller));
      return showWave(deps, caller, params.waveId, say);
    }),
  ];
}
