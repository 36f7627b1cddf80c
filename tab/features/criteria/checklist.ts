import type {
  CriterionState,
  CriterionTiming,
  CriterionView,
  PhaseCriteria,
} from '../../../bot/contract/criteria/criteria.ts';
import { CRITERION_TIMINGS } from '../../../bot/contract/criteria/criterion-states.ts';

export interface ChecklistPart {
  readonly timing: CriterionTiming;
  /** Required ones first, otherwise as in the playbook. */
  readonly criteria: readonly CriterionView[];
}

/** The criteria of a phase by when they are due; a part without any is left out. */
export function checklist(criteria: readonly CriterionView[]): readonly ChecklistPart[] {
  return CRITERION_TIMINGS.map((timing) => {
    const due = criteria.filter((criterion) => criterion.timing === timing);
    return {
      timing,
      criteria: [...due.filter(({ required }) => required), ...due.filter(({ required }) => !required)],
    };
  }).filter((part) => part.criteria.length > 0);
}

export interface Progress {
  readonly required: number;
  readonly settled: number;
  /** settled / required; null where nothing is required. */
  readonly share: number | null;
}

/** How many required criteria are met or waived. */
export function progress(
  phase: Pick<PhaseCriteria, 'required' | 'requiredOpenBefore' | 'requiredOpenAfter'>,
): Progress {
  const settled = phase.required - phase.requiredOpenBefore - phase.requiredOpenAfter;
  return { required: phase.required, settled, share: phase.required === 0 ? null : settled / phase.required };
}

/** Phases to open at first: the earliest that still lacks something before its rollout. */
export function firstToOpen(phases: readonly Pick<PhaseCriteria, 'id' | 'ready'>[]): readonly string[] {
  const next = phases.find(({ ready }) => !ready) ?? phases[0];
  return next ? [next.id] : [];
}

/** A link as it is sent: null for none, undefined for one that is no https address. */
export function linkOf(text: string): string | null | undefined {
  const link = text.trim();
  if (link === '') return null;
  return link.startsWith('https://') && URL.canParse(link) ? link : undefined;
}

interface Choice {
  readonly state: CriterionState;
  readonly reason: string;
}

/** What keeps a choice from being saved, in words; undefined if nothing does. */
export function whyNot(
  { state, reason }: Choice,
  criterion: Pick<CriterionView, 'needsApproval'>,
  mayWaiveRequired: boolean,
): string | undefined {
  if (state !== 'waived' || !criterion.needsApproval) return undefined;
  if (!mayWaiveRequired) return 'This one is required. Only a lead who is an approver can waive it.';
  return reason.trim() === '' ? 'Say why it is waived.' : undefined;
}
