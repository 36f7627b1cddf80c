import { type Message, message } from '../../base/words/message.ts';
import { sayInEnglish } from '../../base/words/say.ts';
import { goes } from './decide.ts';
import type { GatesTable } from './gates-table.ts';

/** The waves of a rollout that may not be announced for their gates. Before its day a gate stops nothing. */
export async function gateRefusals(
  gates: Pick<GatesTable, 'headsOf'>,
  rolloutId: string,
): Promise<Map<string, string>> {
  const heads = await gates.headsOf(rolloutId);
  return new Map(
    heads.flatMap((head) => (goes(head) ? [] : [[head.waveId, sayInEnglish(refusalOf(head.state))]])),
  );
}

function refusalOf(state: string): Message {
  return message(state === 'held' ? 'gates.refusal-held' : 'gates.refusal-undecided');
}
