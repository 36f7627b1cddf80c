import { Temporal } from 'temporal-polyfill';
import type { StrategyId } from '../contract/rollout.ts';
import { PILOT } from '../people/person.ts';
import { whyConflict } from './conflict-sentence.ts';
import { conflicts } from './conflicts.ts';
import type { PlannedWave } from './planned-wave.ts';
import { type Playbook, userPhases } from './playbook.ts';
import { type Strategy, strategyOf, strideSegments } from './strategy.ts';

/** Lengths of the parts of a phase; what is left out comes from the playbook. */
export interface ScheduleSettings {
  /** Days in one segment, the unit of the other two. */
  segmentDays: number;
  pilotSegments: number;
  /** How long all groups together take, whatever their number. */
  userSegments: number;
}

export type Schedule =
  | { ok: true; waves: PlannedWave[]; end: Temporal.PlainDate }
  | { ok: false; code: ScheduleRefusal; why: string };

export type ScheduleRefusal =
  | 'no-groups'
  | 'reserved-group'
  | 'repeated-group'
  | 'bad-settings'
  | 'no-user-phases'
  | 'too-late'
  | 'two-phases-at-once';

export interface ScheduleRequest {
  playbook: Playbook;
  strategy: StrategyId;
  /** First day of the first phase's pilot. */
  start: Temporal.PlainDate;
  /** Ids of the business groups in the order in which each phase reaches them. */
  groups: readonly string[];
  settings?: Partial<ScheduleSettings>;
}

/** Days counted from the start of the rollout, half-open. */
interface Offsets {
  start: number;
  end: number;
}

// The longest lengths that make sense. They keep typing errors out, and dates within the calendar.
const LONGEST: ScheduleSettings = { segmentDays: 366, pilotSegments: 24, userSegments: 24 };
const LAST_YEAR = 9999;

/**
 * Plans a rollout: every wave of every phase that people live through, by start and then by phase and group.
 * A phase begins with the pilot set; then the groups follow in equal waves, in the same order in each phase. No
 * group is ever in two phases at once, except in up-front, where all phases come together. What cannot be
 * planned so is refused with a sentence that says why.
 */
export function schedule({ playbook, strategy, start, groups, settings }: ScheduleRequest): Schedule {
  const lengths: ScheduleSettings = { ...playbook.defaults, ...settings };
  const phases = userPhases(playbook);
  if (phases.length === 0) {
    return refuse('no-user-phases', `The playbook "${playbook.name}" has no phase that reaches people.`);
  }
  const fault = groupsFault(groups) ?? settingsFault(lengths);
  if (fault !== null) return fault;

  const chosen = strategyOf(strategy);
  const dayOf = (offset: number) => start.add({ days: offset });
  const waves = phases
    .flatMap((phase, index) => wavesOfPhase(phase.id, index, groups, chosen, lengths))
    // Stable: waves of one day stay in the order of phases, and within a phase in the order of groups.
    .toSorted((a, b) => a.start - b.start)
    .map((wave) => ({ ...wave, start: dayOf(wave.start), end: dayOf(wave.end) }));
  const end = latest(waves, start);
  if (end.year > LAST_YEAR) {
    return refuse('too-late', `The rollout would end after the year ${LAST_YEAR}. Choose an earlier start.`);
  }

  const [conflict] = conflicts(waves, { bundle: chosen.bundle });
  if (conflict === undefined) return { ok: true, waves, end };
  return refuse('two-phases-at-once', whyConflict(conflict, { phases, strategy: chosen, waves, lengths }));
}

function wavesOfPhase(
  phaseId: string,
  index: number,
  groups: readonly string[],
  strategy: Strategy,
  lengths: ScheduleSettings,
): (Offsets & { phaseId: string; groupId: string })[] {
  const pilotStart = index * strideSegments(strategy, lengths) * lengths.segmentDays;
  const usersStart = pilotStart + lengths.pilotSegments * lengths.segmentDays;
  const userDays = lengths.userSegments * lengths.segmentDays;
  const ofGroups = groups.map((groupId, g) => {
    const start = Math.floor((g * userDays) / groups.length);
    // With more groups than days several groups share a day; a wave is never shorter than one.
    const end = Math.max(start + 1, Math.floor(((g + 1) * userDays) / groups.length));
    return { phaseId, groupId, start: usersStart + start, end: usersStart + end };
  });
  return [{ phaseId, groupId: PILOT, start: pilotStart, end: usersStart }, ...ofGroups];
}

function latest(waves: readonly PlannedWave[], start: Temporal.PlainDate): Temporal.PlainDate {
  return waves.reduce((last, { end }) => (Temporal.PlainDate.compare(end, last) > 0 ? end : last), start);
}

function groupsFault(groups: readonly string[]): Schedule | null {
  if (groups.length === 0) return refuse('no-groups', 'A rollout needs at least one business group.');
  if (groups.includes(PILOT)) {
    return refuse(
      'reserved-group',
      `"${PILOT}" stands for the pilot set, which always comes first. Give the business group another id.`,
    );
  }
  const seen = new Set<string>();
  for (const group of groups) {
    if (seen.has(group)) {
      return refuse('repeated-group', `The business group "${group}" is named twice. Name each group once.`);
    }
    seen.add(group);
  }
  return null;
}

const WHAT: Readonly<Record<keyof ScheduleSettings, string>> = {
  segmentDays: 'length of a segment in days',
  pilotSegments: 'number of segments for the pilot set',
  userSegments: 'number of segments for the business groups',
};

function settingsFault(lengths: ScheduleSettings): Schedule | null {
  for (const name of ['segmentDays', 'pilotSegments', 'userSegments'] as const) {
    const value = lengths[name];
    if (Number.isInteger(value) && value >= 1 && value <= LONGEST[name]) continue;
    return refuse(
      'bad-settings',
      `The ${WHAT[name]} is ${value}; it must be a whole number from 1 to ${LONGEST[name]}.`,
    );
  }
  return null;
}

function refuse(code: ScheduleRefusal, why: string): Schedule {
  return { ok: false, code, why };
}
