import type { ItOnlyPhase, Playbook, UserPhase } from '../../bot/rollout/playbook.ts';

export function aUserPhase(changes: Partial<UserPhase> = {}): UserPhase {
  return {
    id: 'identity',
    name: 'Identity',
    aliases: [],
    audience: 'users',
    goal: 'Safe sign-in.',
    steps: [],
    rolloutAction: 'Add the accounts to the group.',
    userStatement: 'I approve my sign-in.',
    prework: [],
    exitCriteria: [],
    announcements: [{ offsetDays: -7, title: '{phase} comes to {group}', text: 'From {start} to {end}.' }],
    training: [],
    ...changes,
  };
}

export function anItOnlyPhase(changes: Partial<ItOnlyPhase> = {}): ItOnlyPhase {
  return {
    id: 'networking',
    name: 'Networking',
    aliases: [],
    audience: 'it-only',
    goal: 'Short paths.',
    steps: [],
    rolloutAction: null,
    userStatement: null,
    prework: [],
    exitCriteria: [],
    announcements: [],
    training: [],
    ...changes,
  };
}

export function aPlaybook(changes: Partial<Playbook> = {}): Playbook {
  return {
    id: 'small',
    name: 'Small playbook',
    summary: 'For tests.',
    defaults: { segmentDays: 30, pilotSegments: 1, userSegments: 2 },
    phases: [anItOnlyPhase(), aUserPhase()],
    ...changes,
  };
}
