import type { GateSection, GateSummary } from '../../../contract/gates/gates.ts';

type Listed = Pick<GateSummary, 'state' | 'storm'> & { wave: Pick<GateSummary['wave'], 'state'> };

/** What a gate means for whoever goes through many of them. */
export function sectionOf({ wave, state, storm }: Listed): GateSection {
  if (wave.state === 'complete' || wave.state === 'cancelled') return 'past';
  if (storm || state === 'open') return 'waiting';
  if (state === 'held') return 'held';
  // A wave that began before there was a gate has nothing to be decided on any more.
  return state === 'coming' && wave.state !== 'in-progress' ? 'coming' : 'past';
}
