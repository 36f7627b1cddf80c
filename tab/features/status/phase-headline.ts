import type { StatusPhase, StatusView } from '../../../bot/contract/rollout/rollout.ts';
import type { Format } from '../../ui/format/format.ts';
import { type Headline, headline } from './headline.ts';

export interface PhaseHeadline extends Headline {
  readonly phase: StatusPhase;
}

/** The figures of each phase, in the order of the playbook. */
export function phaseHeadlines(status: Pick<StatusView, 'phases' | 'rows'>): readonly PhaseHeadline[] {
  return status.phases.map((phase) => {
    const rows = status.rows.map((row) => ({
      ...row,
      waves: row.waves.filter(({ phaseId }) => phaseId === phase.id),
    }));
    return { phase, ...headline({ rows }) };
  });
}

/** How far the waves of a phase are, in a line. */
export function waveWords({ phase, waves }: PhaseHeadline, format: Format): string {
  if (phase.audience === 'it-only') return 'Only IT works on it, so it has no waves';
  const all = Object.values(waves).reduce((sum, count) => sum + count, 0);
  if (all === 0) return 'No waves';
  const parts = [
    `${format.number(waves.complete)} of ${format.count(all, 'wave', 'waves')} complete`,
    ...(waves['in-progress'] === 0 ? [] : [`${format.number(waves['in-progress'])} in progress`]),
    ...(waves.held === 0 ? [] : [`${format.number(waves.held)} held`]),
  ];
  return parts.join(', ');
}

/** What of the required criteria is left, in a few words. */
export function criteriaWords(
  { requiredCriteria, requiredOpen }: Pick<StatusPhase, 'requiredCriteria' | 'requiredOpen'>,
  format: Format,
): string {
  if (requiredOpen > 0) {
    return `${format.count(requiredOpen, 'required criterion is', 'required criteria are')} open`;
  }
  return requiredCriteria === 0 ? 'No criterion is required' : 'All required criteria are settled';
}
