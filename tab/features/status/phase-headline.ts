import type { StatusPhase } from '../../../bot/contract/overview/status.ts';
import type { Format } from '../../ui/format/format.ts';
import { type Headline, wavesIn } from './headline.ts';

/** How far the waves of a phase are, in a line. */
export function waveWords(
  { audience, figures }: Pick<StatusPhase, 'audience' | 'figures'>,
  format: Format,
): string {
  if (audience === 'it-only') return 'Only IT works on it, so it has no waves';
  return progressWords(figures.waves, format);
}

/** How far waves are, in a line. */
export function progressWords(waves: Headline['waves'], format: Format): string {
  const all = wavesIn(waves);
  if (all === 0) return 'No waves';
  const parts = [
    `${format.number(waves.complete)} of ${format.count(all, 'wave', 'waves')} complete`,
    ...(waves['in-progress'] === 0 ? [] : [`${format.number(waves['in-progress'])} in progress`]),
    ...(waves.held === 0 ? [] : [`${format.number(waves.held)} held`]),
    ...(waves.cancelled === 0 ? [] : [`${format.number(waves.cancelled)} cancelled`]),
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
