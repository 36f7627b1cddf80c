import type { Playbook } from '../playbooks/playbook.ts';

/** Makes a criterion required for every organisation; all other situations are asked for. */
const ALWAYS = 'always';

/** Which situations apply to the organisation; one that nobody has answered is missing. */
export type Situations = ReadonlyMap<string, boolean>;

const QUESTIONS: Readonly<Record<string, string>> = {
  'hybrid-identity': 'Do your accounts also live in an Active Directory of your own?',
  'in-place-upgrade': 'Will devices that people already have be upgraded where they stand?',
  'new-devices': 'Will people get new devices in this rollout?',
  e5: 'Do you have Microsoft 365 E5 licences?',
};

/** The question behind a situation. A playbook of the organisation can name one that we have no words for. */
export function questionOf(situation: string): string {
  return QUESTIONS[situation] ?? `Does "${situation}" apply to your organisation?`;
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
