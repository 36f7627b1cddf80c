import type { Temporal } from 'temporal-polyfill';
import { type Message, message } from '../../../base/words/message.ts';
import type { PlanSettings } from '../../../contract/rollout/rollout.ts';
import type { AnnouncedWaves } from '../../delivery/reach.ts';
import type { Group } from '../../people/groups-table.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { userPhases } from '../../playbooks/playbook.ts';
import { moveCollisions, nextFreeMove } from '../../rollout/changes/move-collisions.ts';
import { type MoveConflict, type MovedWave, moveWave, withMoves } from '../../rollout/changes/move-wave.ts';
import { dateOfDay, dayNumber } from '../../rollout/planning/day-number.ts';
import { NO_FREEZES, readFreezes } from '../../rollout/planning/freezes.ts';
import { groupNames } from '../../rollout/planning/group-names.ts';
import type { Beside } from '../../rollout/planning/judge-collisions.ts';
import { type PlanCalendars, planCalendars } from '../../rollout/planning/plan-calendars.ts';
import type { PlanCollisions } from '../../rollout/planning/plan-collisions.ts';
import { phaseOf, type Rollout, type Wave } from '../../rollout/waves/rollout.ts';
import { notesOnCards } from './wave-announcements.ts';

export interface MoveFacts {
  rollout: Rollout;
  settings: PlanSettings;
  waves: readonly Wave[];
  announced: AnnouncedWaves;
  wave: Wave;
  newStart: Temporal.PlainDate;
  today: Temporal.PlainDate;
  groups: readonly Group[];
  beside: Beside;
}

export interface PreviewedMove {
  /** By new start. */
  changed: MovedWave<Wave>[];
  conflicts: MoveConflict[];
  endAfter: Temporal.PlainDate;
  /** What it would run into of other rollouts, and the first day on which it would not; null where there is nothing. */
  collisions: PlanCollisions | null;
  /** What else to know. */
  notes: Message[];
}

/** What a move does to the whole plan, and what a lead should know before it is done. */
export function previewMove(facts: MoveFacts): PreviewedMove {
  const { rollout, waves } = facts;
  const { changed, conflicts } = moveTo(facts, facts.newStart);
  const end = lastEnd(withMoves(waves, changed));
  return {
    changed: changed.toSorted((a, b) => dayNumber(a.to.start) - dayNumber(b.to.start)),
    conflicts,
    endAfter: changed.length === 0 || end === undefined ? rollout.end : end,
    collisions: collisionsWith(facts, changed),
    notes: [...aboutTheStart(facts, changed, conflicts), ...aboutCards(facts, changed)],
  };
}

function moveTo({ rollout, settings, waves, wave, today, groups }: MoveFacts, newStart: Temporal.PlainDate) {
  const { phaseId, groupId } = wave;
  return moveWave(
    waves,
    { phaseId, groupId, newStart },
    {
      strategy: rollout.strategy,
      settings,
      today,
      phases: userPhases(rollout.playbook),
      groupNames: groupNames(groups),
    },
  );
}

function collisionsWith(facts: MoveFacts, changed: readonly MovedWave<Wave>[]): PlanCollisions | null {
  const { rollout, wave, beside, newStart } = facts;
  const judged = moveCollisions(changed, rollout.playbook, beside);
  if (judged === null) return null;
  const nextStart = nextFreeMove(
    dayNumber(newStart) + 1,
    (start) => {
      const tried = moveTo(facts, dateOfDay(start));
      return tried.conflicts.length === 0 ? tried.changed : undefined;
    },
    { calendars: calendarsOf(facts), groupId: wave.groupId, beside },
  );
  return { ...judged, nextStart };
}

function calendarsOf({ settings, waves, newStart }: MoveFacts): PlanCalendars {
  const read = readFreezes(settings.freezes ?? [], { workingDaysOnly: settings.workingDaysOnly ?? false });
  const firstDay = Math.min(dayNumber(newStart), ...waves.map(({ start }) => dayNumber(start)));
  return planCalendars({ firstDay, freezes: read.ok ? read.freezes : NO_FREEZES, settings });
}

function aboutTheStart(
  { settings, wave, newStart }: MoveFacts,
  changed: readonly MovedWave<Wave>[],
  conflicts: readonly MoveConflict[],
): Message[] {
  if (conflicts.length > 0) return [];
  const start = changed.find((one) => one.wave === wave)?.to.start ?? wave.start;
  if (start.equals(newStart)) {
    return changed.length === 0 ? [message('rollout.starts-already')] : [];
  }
  const freeze = settings.freezes?.find(
    ({ from, to, groups: only }) =>
      from <= newStart.toString() &&
      newStart.toString() < to &&
      (only === undefined || only.includes(wave.groupId)),
  );
  const days = { day: onDay(newStart), next: onDay(start) };
  return [
    freeze
      ? message('rollout.day-in-freeze', { ...days, freeze: freeze.name })
      : message('rollout.not-a-working-day', days),
  ];
}

/** What new dates mean for announcements of the waves. */
export function aboutCards(
  { rollout, announced, groups }: Pick<MoveFacts, 'rollout' | 'announced' | 'groups'>,
  changed: readonly MovedWave<Wave>[],
): Message[] {
  return changed.flatMap(({ wave, from }) => {
    const name = message('rollout.wave', {
      phase: phaseOf(rollout, wave.phaseId).name,
      group: nameOfGroup(groups, wave.groupId),
    });
    return notesOnCards(name, onDay(from.start), announced.get(wave.id));
  });
}

function onDay(date: Temporal.PlainDate) {
  return { day: date.toString() };
}

function lastEnd(waves: readonly Wave[]): Temporal.PlainDate | undefined {
  return waves.map(({ end }) => end).toSorted((a, b) => dayNumber(b) - dayNumber(a))[0];
}
