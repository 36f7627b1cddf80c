import { type Message, type MessageId, message } from '../../base/words/message.ts';
import type { Playbook } from '../playbooks/playbook.ts';

/** Makes a criterion required for every organisation; all other situations are asked for. */
const ALWAYS = 'always';

/** Which situations apply to the organisation; one that nobody has answered is missing. */
export type Situations = ReadonlyMap<string, boolean>;

const QUESTIONS: Readonly<Record<string, MessageId>> = {
  'hybrid-identity': 'criteria.ask-hybrid-identity',
  'in-place-upgrade': 'criteria.ask-in-place-upgrade',
  'new-devices': 'criteria.ask-new-devices',
  e5: 'criteria.ask-e5',
};

/** The question behind a situation. A playbook of the organisation can name one that we have no words for. */
export function questionOf(situation: string): Message {
  const known = QUESTIONS[situation];
  return known ? message(known) : message('criteria.ask', { situation });
}

/** The situations that a playbook asks for, in the order in which it names them. */
export function situationsOf(playbook: Pick<Playbook, 'phases'>): string[] {
  const named = playbook.phases.flatMap((phase) =>
    phase.exitCriteria.flatMap(({ requiredWhen }) => situationOf(requiredWhen) ?? []),
  );
  return [...new Set(named)];
}

/** The situation to ask for; null where there is nothing to ask. */
export function situationOf(requiredWhen: string | null): string | null {
  return requiredWhen === ALWAYS ? null : requiredWhen;
}

/** A situation that nobody has answered counts as given: better one condition too many than one too few. */
export function isRequired(requiredWhen: string | null, situations: Situations): boolean {
  if (requiredWhen === null) return false;
  return requiredWhen === ALWAYS || (situations.get(requiredWhen) ?? true);
}
