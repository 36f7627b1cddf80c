import type { Temporal } from 'temporal-polyfill';
import { type Message, message } from '../../../base/words/message.ts';
import type { PlanSettings } from '../../../contract/rollout/rollout.ts';
import type { AnnouncedWaves } from '../../delivery/reach.ts';
import type { Group } from '../../people/groups-table.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { userPhases } from '../../playbooks/playbook.ts';
import { type MoveConflict, type MovedWave, moveWave, withMoves } from '../../rollout/changes/move-wave.ts';
import { dayNumber } from '../../rollout/planning/day-number.ts';
import { groupNames } from '../../rollout/planning/group-names.ts';
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
}

export interface PreviewedMove {
  /** By new start. */
  changed: MovedWave<Wave>[];
  conflicts: MoveConflict[];
  endAfter: Temporal.PlainDate;
  /** What else to know. */
  notes: Message[];
}

/** What a move does to the whole plan, and what a lead should know before it is done. */
export function previewMove(facts: MoveFacts): PreviewedMove {
  const { rollout, settings, waves, wave, newStart, today } = facts;
  const { changed, conflicts } = moveWave(
    waves,
    { phaseId: wave.phaseId, groupId: wave.groupId, newStart },
    {
      strategy: rollout.strategy,
      settings,
      today,
      phases: userPhases(rollout.playbook),
      groupNames: groupNames(facts.groups),
    },
  );
  const end = lastEnd(withMoves(waves, changed));
  return {
    changed: changed.toSorted((a, b) => dayNumber(a.to.start) - dayNumber(b.to.start)),
    conflicts,
    endAfter: changed.length === 0 || end === undefined ? rollout.end : end,
    notes: [...aboutTheStart(facts, changed, conflicts), ...aboutCards(facts, changed)],
  };
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
    ({ from, to }) => from <= newStart.toString() && newStart.toString() < to,
  );
  const days = { day: onDay(newStart), next: onDay(start) };
  return [
    freeze
      ? message('rollout.day-in-freeze', { ...days, freeze: freeze.name })
      : message('rollout.not-a-working-day', days),
  ];
}

function aboutCards(
  { rollout, announced, groups }: MoveFacts,
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
