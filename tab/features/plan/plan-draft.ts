import type { CompareRollouts, PlanningView } from '../../../bot/contract/rollout/compare.ts';
import {
  HEAVIEST_GROUP,
  LONGEST_SEGMENT,
  MOST_CONFIGURATION_DAYS,
  MOST_SEGMENTS,
} from '../../../bot/contract/rollout/limits.ts';
import type { PlanSettings, PlaybookView, StrategyId } from '../../../bot/contract/rollout/rollout.ts';
import { type DraftFreeze, freezesFault, windowOf } from '../../ui/freezes/freeze-draft.ts';

export type Lengths = PlanningView['playbooks'][number];

export interface DraftGroup {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly taken: boolean;
  /** Its length beside that of the other groups, as it is typed; empty means 1. */
  readonly weight: string;
}

/** A plan as it is typed: numbers are text, and empty text means the length that the playbook has. */
export interface PlanDraft {
  readonly playbookId: string;
  readonly title: string;
  readonly start: string;
  readonly underWay: boolean;
  readonly groups: readonly DraftGroup[];
  readonly strategy: StrategyId;
  readonly segment: string;
  readonly segmentUnit: 'days' | 'months';
  readonly pilotSegments: string;
  readonly userSegments: string;
  /** Workloads only. */
  readonly firstGroupSegments: string;
  readonly workingDaysOnly: boolean;
  readonly freezes: readonly DraftFreeze[];
  readonly duringFreezes: 'wait' | 'run';
  readonly configurationDays: string;
  /** Why people may be in this and in another rollout on the same days. */
  readonly collisionReason: string;
}

export type DraftField =
  | 'start'
  | 'groups'
  | 'segment'
  | 'pilotSegments'
  | 'userSegments'
  | 'firstGroupSegments'
  | 'freezes'
  | 'configurationDays';

/** What is wrong with what was typed, at the place where it was. */
export type DraftFaults = Readonly<Partial<Record<DraftField, string>>>;

/** A new plan takes every group, in the order they came in. */
export function newDraft(planning: PlanningView, playbookId: string): PlanDraft {
  return {
    playbookId,
    title: '',
    start: '',
    underWay: false,
    groups: planning.groups.map(({ group, people }) => ({
      id: group.id,
      name: group.name,
      people,
      taken: true,
      weight: '',
    })),
    strategy: 'parallel-2',
    segment: '',
    segmentUnit: 'days',
    pilotSegments: '',
    userSegments: '',
    firstGroupSegments: '',
    workingDaysOnly: false,
    freezes: [],
    duringFreezes: 'wait',
    configurationDays: '',
    collisionReason: '',
  };
}

/** The groups with one of them a place earlier (-1) or later (1); at the end of the list nothing changes. */
export function movedGroup(groups: readonly DraftGroup[], id: string, by: -1 | 1): readonly DraftGroup[] {
  const from = groups.findIndex((group) => group.id === id);
  const moved = groups[from];
  const neighbour = groups[from + by];
  if (moved === undefined || neighbour === undefined) return groups;
  return groups.with(from, neighbour).with(from + by, moved);
}

/** What the product would not take, said before it is asked. */
export function draftFaults(draft: PlanDraft): DraftFaults {
  const found: [DraftField, string | null][] = [
    ['groups', groupsFault(draft.groups)],
    ['segment', numberFault(draft.segment, 1, LONGEST_SEGMENT[draft.segmentUnit])],
    ['pilotSegments', numberFault(draft.pilotSegments, 1, MOST_SEGMENTS)],
    ['userSegments', numberFault(draft.userSegments, 1, MOST_SEGMENTS)],
    ['firstGroupSegments', numberFault(draft.firstGroupSegments, 1, MOST_SEGMENTS)],
    ['configurationDays', numberFault(draft.configurationDays, 0, MOST_CONFIGURATION_DAYS)],
    ['freezes', freezesFault(draft.freezes)],
  ];
  return Object.fromEntries(found.filter(([, fault]) => fault !== null));
}

/** The settings that differ from the playbook; expects a draft without faults. */
export function settingsOf(draft: PlanDraft, kind: PlaybookView['kind']): PlanSettings {
  const segment = numberOf(draft.segment);
  const pilotSegments = numberOf(draft.pilotSegments);
  const userSegments = numberOf(draft.userSegments);
  const workload = kind === 'workload';
  const firstGroupSegments = workload ? numberOf(draft.firstGroupSegments) : undefined;
  const configurationDays = workload ? undefined : numberOf(draft.configurationDays);
  const groupWeights = weightsOf(draft.groups);
  const inUnit = draft.segmentUnit === 'days' ? { days: segment ?? 0 } : { months: segment ?? 0 };
  return {
    ...(segment === undefined ? {} : { segment: inUnit }),
    ...(pilotSegments === undefined ? {} : { pilotSegments }),
    ...(userSegments === undefined ? {} : { userSegments }),
    ...(firstGroupSegments === undefined ? {} : { firstGroupSegments }),
    ...(groupWeights === undefined ? {} : { groupWeights }),
    ...(draft.workingDaysOnly ? { workingDaysOnly: true } : {}),
    ...(draft.freezes.length === 0 ? {} : { freezes: draft.freezes.map(windowOf) }),
    ...(draft.freezes.length > 0 && draft.duringFreezes === 'run' ? { duringFreezes: 'run' as const } : {}),
    ...(configurationDays === undefined ? {} : { configurationDays }),
    ...(draft.underWay ? { allowPastStart: true } : {}),
  };
}

/** What is compared, and planned in the end; null while something is missing or wrong. */
export function wishOf(draft: PlanDraft, kind: PlaybookView['kind']): CompareRollouts | null {
  if (draft.start === '' || Object.keys(draftFaults(draft)).length > 0) return null;
  return {
    playbookId: draft.playbookId,
    start: draft.start,
    groups: draft.groups.filter(({ taken }) => taken).map(({ id }) => id),
    settings: settingsOf(draft, kind),
  };
}

function groupsFault(groups: readonly DraftGroup[]): string | null {
  const taken = groups.filter((group) => group.taken);
  if (taken.length === 0) return 'Choose at least one business group.';
  const odd = taken.find(({ weight }) => {
    const value = numberOf(weight) ?? 1;
    return !(value > 0 && value <= HEAVIEST_GROUP);
  });
  return odd === undefined
    ? null
    : `The relative length of ${odd.name} must be a number above 0, and at most ${HEAVIEST_GROUP}.`;
}

/** Relative lengths other than 1; undefined where all groups share the time equally. */
function weightsOf(groups: readonly DraftGroup[]): Record<string, number> | undefined {
  const uneven = groups.flatMap(({ id, taken, weight }) => {
    const value = numberOf(weight) ?? 1;
    return taken && value !== 1 ? [[id, value] as const] : [];
  });
  return uneven.length === 0 ? undefined : Object.fromEntries(uneven);
}

function numberFault(text: string, least: number, most: number): string | null {
  const value = numberOf(text);
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return null;
  return `Enter a whole number from ${least} to ${most}.`;
}

function numberOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}
