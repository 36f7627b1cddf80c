import type { Temporal } from 'temporal-polyfill';
import type { Say } from '../../../base/words/message.ts';
import { sayWords } from '../../../base/words/stored.ts';
import type { MovedWaveView, PlanEntryView, WaveDetails } from '../../../contract/overview/moves.ts';
import type { Dates } from '../../../contract/rollout/plan-dates.ts';
import type { Group } from '../../people/groups-table.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { userPhases } from '../../playbooks/playbook.ts';
import type { MovedWave } from '../../rollout/changes/move-wave.ts';
import { peopleInWaves } from '../../rollout/waves/people-in-waves.ts';
import type { LoggedEntry, LoggedMove } from '../../rollout/waves/plan-log.ts';
import type { Span } from '../../rollout/waves/planned-wave.ts';
import { phaseOf, type Rollout, type Wave } from '../../rollout/waves/rollout.ts';
import { whyNotRelease } from '../../rollout/waves/wave-hold.ts';
import { partsOfWaveId } from '../../rollout/waves/wave-id.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';
import type { WaveInPlan } from './wave-in-plan.ts';

export function presentDates({ start, end }: Span): Dates {
  return { start: start.toString(), end: end.toString() };
}

export function presentWaveDetails(
  { rollout, wave, groups, announced }: WaveInPlan,
  { today, mayChange, say }: { today: Temporal.PlainDate; mayChange: boolean; say: Say },
): WaveDetails {
  const phase = phaseOf(rollout, wave.phaseId);
  return {
    id: wave.id,
    phase: { id: phase.id, name: phase.name },
    group: { id: wave.groupId, name: nameOfGroup(groups, wave.groupId) },
    state: waveState(wave, today),
    start: wave.start.toString(),
    end: wave.end.toString(),
    people: peopleInWaves(groups, wave.groupId),
    heldBecause: wave.heldBecause && sayWords(wave.heldBecause, say),
    mayRelease: mayChange && whyNotRelease(wave.holds) === undefined,
    announcement: announced.get(wave.id) ?? null,
    mayChange,
  };
}

export function presentMoved(
  { wave, from, to }: MovedWave<Wave>,
  { rollout, groups, announced }: Pick<WaveInPlan, 'rollout' | 'groups' | 'announced'>,
): MovedWaveView {
  const phase = phaseOf(rollout, wave.phaseId);
  return {
    id: wave.id,
    phase: { id: phase.id, name: phase.name },
    group: { id: wave.groupId, name: nameOfGroup(groups, wave.groupId) },
    people: peopleInWaves(groups, wave.groupId),
    from: presentDates(from),
    to: presentDates(to),
    announcement: announced.get(wave.id) ?? null,
  };
}

/** A wave that changes its dates, as the history keeps it. */
export function presentLogged({ wave, from, to }: MovedWave<Wave>): LoggedMove {
  return { waveId: wave.id, from: presentDates(from), to: presentDates(to) };
}

export function presentEntry(
  entry: LoggedEntry,
  rollout: Rollout,
  groups: readonly Group[],
  say: Say,
): PlanEntryView {
  return {
    id: entry.id,
    change: entry.change,
    wave: entry.waveId === null ? null : presentNames(entry.waveId, rollout, groups),
    by: { id: entry.by.id, name: entry.by.name },
    at: entry.at,
    reason: sayWords(entry.reason, say),
    dates: entry.dates,
    waves: entry.waves,
    rolloutEnd: entry.rolloutEnd,
  };
}

function presentNames(waveId: string, rollout: Rollout, groups: readonly Group[]) {
  const { phaseId, groupId } = partsOfWaveId(waveId);
  return {
    id: waveId,
    phaseName: userPhases(rollout.playbook).find(({ id }) => id === phaseId)?.name ?? phaseId,
    groupName: nameOfGroup(groups, groupId),
  };
}
