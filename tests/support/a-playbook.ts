import type {
  ExitCriterion,
  FoundationPlaybook,
  ItOnlyPhase,
  UserPhase,
  WorkloadPlaybook,
} from '../../bot/rooms/playbooks/playbook.ts';

/** Required of everybody, due before the rollout. */
export function aCriterion(changes: Partial<ExitCriterion> = {}): ExitCriterion {
  return {
    id: 'accounts',
    title: 'Accounts are complete',
    detail: 'Everybody has one.',
    required: true,
    requiredWhen: 'always',
    timing: 'before-rollout',
    checkWhere: 'The list of accounts',
    ...changes,
  };
}

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

export function aPlaybook(changes: Partial<FoundationPlaybook> = {}): FoundationPlaybook {
  return {
    kind: 'foundation',
    id: 'small',
    name: 'Small playbook',
    summary: 'For tests.',
    products: [],
    defaults: { segmentDays: 30, pilotSegments: 1, userSegments: 2 },
    phases: [anItOnlyPhase(), aUserPhase()],
    ...changes,
  };
}

export function aWorkload(changes: Partial<WorkloadPlaybook> = {}): WorkloadPlaybook {
  return {
    kind: 'workload',
    id: 'mail',
    name: 'Mail',
    summary: 'For tests.',
    products: [{ name: 'Mail', aliases: [] }],
    needs: ['identity'],
    defaults: { segmentDays: 30, pilotSegments: 1, firstGroupSegments: 1, userSegments: 2 },
    steps: [
      { id: 'members', stage: 'envision', title: 'Gather people', tasks: ['Ask.'], result: 'A list.' },
      { id: 'try', stage: 'onboard', title: 'Try it', tasks: ['Try.'], result: 'Tried.' },
      { id: 'rest', stage: 'drive-value', title: 'Bring it', tasks: ['Move.'], result: 'Everybody has it.' },
    ],
    members: {
      business: [{ role: 'Head of a department', brings: 'What matters.' }],
      technical: [{ role: 'Architect', brings: 'What works.' }],
      user: [{ role: 'Champion', brings: 'What helps.' }],
    },
    scenarios: [{ id: 'write', title: 'Write', detail: 'People write.' }],
    technicalPlanning: [{ id: 'network', title: 'Network', detail: 'It is wide enough.' }],
    itPilot: {
      participants: ['Volunteers'],
      scenario: 'write',
      exercises: [{ id: 'send', title: 'Send', task: 'Send one.', done: 'It arrives.' }],
      changeMaterial: ['A poster'],
      review: ['Is it clear?'],
    },
    phases: [aUserPhase({ id: 'mail', name: 'Mail' })],
    ...changes,
  };
}
