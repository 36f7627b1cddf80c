import type { Temporal } from 'temporal-polyfill';
import { today } from '../../../base/clock.ts';
import type { Words } from '../../../base/words/message.ts';
import { sayInEnglish } from '../../../base/words/say.ts';
import type { GateSummary } from '../../../contract/gates/gates.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { Group } from '../../people/groups-table.ts';
import { groupsInRollout } from '../../rollout/pilots/groups-in-rollout.ts';
import { bundlesOf } from '../../rollout/planning/bundles.ts';
import { nameRollouts } from '../../rollout/waves/name-rollouts.ts';
import type { Rollout, Wave } from '../../rollout/waves/rollout.ts';
import { presentSummary } from '../gate-view.ts';
import type { GatesDeps } from '../gates.ts';
import type { GateHead } from '../gates-table.ts';

/** The gates of a rollout that were brought, as lists show them: read once for everybody who is told of them. */
export interface GatesOfRollout {
  rollout: Rollout;
  /** What tells it apart from others. */
  named: Words;
  waves: readonly Wave[];
  groups: readonly Group[];
  today: Temporal.PlainDate;
  leadDays: number;
  /** By wave, in the order of the plan. */
  gates: ReadonlyMap<string, { wave: Wave; head: GateHead }>;
}

export async function gatesOfRollout(deps: GatesDeps, rollout: Rollout): Promise<GatesOfRollout> {
  const { rollouts, gates, gateLimits, clock, timeZone } = deps;
  const [all, waves, heads, groups, { limits }] = await Promise.all([
    rollouts.all(),
    rollouts.waves(rollout.id),
    gates.headsOf(rollout.id),
    groupsInRollout(deps, rollout.id),
    gateLimits.of(rollout.id),
  ]);
  const headOf = new Map(heads.map((head) => [head.waveId, head]));
  return {
    rollout,
    named: nameRollouts(all).get(rollout.id) ?? rollout.title,
    waves,
    groups,
    today: today(clock, timeZone),
    leadDays: limits.leadDays,
    gates: new Map(
      bundlesOf(rollout, waves).leads.flatMap((wave) => {
        const head = headOf.get(wave.id);
        return head ? [[wave.id, { wave, head }]] : [];
      }),
    ),
  };
}

/** Those of its gates that are asked for, in the order of the plan; what is gone is left out. */
export function summariesOf(
  found: GatesOfRollout,
  wants: (waveId: string) => boolean,
  caller: Caller = NOBODY,
): GateSummary[] {
  return [...found.gates.values()]
    .filter(({ wave }) => wants(wave.id))
    .map(({ wave, head }) => presentSummary(wave, head, { ...found, caller, say: sayInEnglish }));
}

/** Where it does not matter who looks. */
const NOBODY: Caller = {
  id: '',
  name: '',
  upn: '',
  role: 'member',
  group: { id: '', name: '' },
  pilot: false,
  leads: [],
  approver: false,
};
