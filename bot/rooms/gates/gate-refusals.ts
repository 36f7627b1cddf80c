import { goes } from './decide.ts';
import type { GatesTable } from './gates-table.ts';

/** The waves of a rollout that may not be announced for their gates. Before its day a gate stops nothing. */
export async function gateRefusals(
  gates: Pick<GatesTable, 'headsOf'>,
  rolloutId: string,
): Promise<Map<string, string>> {
  const heads = await gates.headsOf(rolloutId);
  return new Map(heads.flatMap((head) => (goes(head) ? [] : [[head.waveId, sentenceOf(head.state)]])));
}

function sentenceOf(state: string): string {
  return state === 'held'
    ? 'The gate of this wave holds it. Decide it anew under Gates, and its announcements go out.'
    : 'The gate of this wave is not decided yet. Decide it under Gates, and its announcements go out.';
}
