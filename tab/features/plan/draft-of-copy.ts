import type { RolloutCopy } from '../../../bot/contract/overview/rollout-life.ts';
import type { PlanningView } from '../../../bot/contract/rollout/compare.ts';
import { draftOfWindow } from '../../ui/freezes/freeze-draft.ts';
import { newDraft, type PlanDraft } from './plan-draft.ts';

/** A plan like another one: everything but its start, which is still to be chosen. */
export function draftOfCopy(planning: PlanningView, copy: RolloutCopy): PlanDraft {
  const { settings } = copy;
  const draft = newDraft(planning, copy.playbookId);
  const place = new Map(copy.groups.map((id, index) => [id, index]));
  const groups = draft.groups
    .map((group) => ({
      ...group,
      taken: place.has(group.id),
      weight: text(settings.groupWeights?.[group.id]),
    }))
    .toSorted((a, b) => (place.get(a.id) ?? place.size) - (place.get(b.id) ?? place.size));
  return {
    ...draft,
    title: copy.title,
    strategy: copy.strategy,
    groups,
    ...segmentOf(settings.segment),
    pilotSegments: text(settings.pilotSegments),
    userSegments: text(settings.userSegments),
    firstGroupSegments: text(settings.firstGroupSegments),
    configurationDays: text(settings.configurationDays),
    workingDaysOnly: settings.workingDaysOnly ?? false,
    freezes: (settings.freezes ?? []).map((window, index) => draftOfWindow(window, `copied-${index}`)),
    duringFreezes: settings.duringFreezes ?? 'wait',
  };
}

function segmentOf(segment: RolloutCopy['settings']['segment']): Pick<PlanDraft, 'segment' | 'segmentUnit'> {
  if (!segment) return { segment: '', segmentUnit: 'days' };
  return 'days' in segment
    ? { segment: text(segment.days), segmentUnit: 'days' }
    : { segment: text(segment.months), segmentUnit: 'months' };
}

function text(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
