import type {
  FoundationFile,
  PhaseInFile,
  PlaybookFile,
  PlaybookInFull,
  WorkloadFile,
} from '../../contract/playbooks/playbooks.ts';
import type { PlaybookView } from '../../contract/rollout/rollout.ts';
import type { FoundationPlaybook, Playbook, PlaybookPhase, WorkloadPlaybook } from './playbook.ts';
import type { KeptPlaybook } from './playbook-library.ts';
import { presentPhase } from './present-phase.ts';

export function presentPlaybook({ playbook, source }: KeptPlaybook): PlaybookView {
  return {
    id: playbook.id,
    name: playbook.name,
    kind: playbook.kind,
    source,
    summary: playbook.summary,
    products: playbook.products.map(({ name, aliases }) => ({ name, aliases })),
    phases: playbook.phases.map(presentPhase),
  };
}

export function presentInFull(
  kept: KeptPlaybook,
  usedBy: { id: string; title: string } | undefined,
  leadsAll: boolean,
): PlaybookInFull {
  return {
    source: kept.source,
    uploaded:
      kept.source === 'own'
        ? { by: { id: kept.uploadedBy.id, name: kept.uploadedBy.name }, at: kept.uploadedAt }
        : null,
    usedBy: usedBy ? { id: usedBy.id, title: usedBy.title } : null,
    mayChange: leadsAll && kept.source === 'own' && !usedBy,
    playbook: fileOf(kept.playbook),
  };
}

/** The playbook in the form that an upload has, without the note for editors. */
function fileOf(playbook: Playbook): PlaybookFile {
  return playbook.kind === 'foundation' ? foundationFile(playbook) : workloadFile(playbook);
}

function foundationFile(playbook: FoundationPlaybook): FoundationFile {
  const { segmentDays, pilotSegments, userSegments, configurationDays } = playbook.defaults;
  return {
    kind: 'foundation',
    ...headOf(playbook),
    defaults: {
      segmentDays,
      pilotSegments,
      userSegments,
      ...(configurationDays !== undefined && { configurationDays }),
    },
    phases: playbook.phases.map(phaseInFile),
  };
}

function workloadFile(playbook: WorkloadPlaybook): WorkloadFile {
  const { segmentDays, pilotSegments, firstGroupSegments, userSegments } = playbook.defaults;
  const { business, technical, user } = playbook.members;
  const { participants, scenario, exercises, changeMaterial, review } = playbook.itPilot;
  return {
    kind: 'workload',
    ...headOf(playbook),
    needs: [...playbook.needs],
    defaults: { segmentDays, pilotSegments, firstGroupSegments, userSegments },
    steps: playbook.steps.map(({ id, stage, title, tasks, result }) => ({
      id,
      stage,
      title,
      tasks: [...tasks],
      result,
    })),
    members: { business: membersOf(business), technical: membersOf(technical), user: membersOf(user) },
    scenarios: playbook.scenarios.map(({ id, title, detail }) => ({ id, title, detail })),
    technicalPlanning: playbook.technicalPlanning.map(({ id, title, detail, learn }) => ({
      id,
      title,
      detail,
      ...(learn !== undefined && { learn }),
    })),
    itPilot: {
      participants: [...participants],
      scenario,
      exercises: exercises.map(({ id, title, task, done }) => ({ id, title, task, done })),
      changeMaterial: [...changeMaterial],
      review: [...review],
    },
    phases: playbook.phases.map(phaseInFile),
  };
}

function headOf({ id, name, summary, products }: Playbook) {
  return {
    id,
    name,
    summary,
    products: products.map((product) => ({ name: product.name, aliases: [...product.aliases] })),
  };
}

function membersOf(members: WorkloadPlaybook['members']['user']) {
  return members.map(({ role, brings }) => ({ role, brings }));
}

function phaseInFile(phase: PlaybookPhase): PhaseInFile {
  const addedTo = phase.audience === 'users' ? phase.addedTo : undefined;
  return {
    id: phase.id,
    name: phase.name,
    aliases: [...phase.aliases],
    audience: phase.audience,
    goal: phase.goal,
    steps: [...phase.steps],
    rolloutAction: phase.rolloutAction,
    ...(addedTo !== undefined && { addedTo }),
    userStatement: phase.userStatement,
    prework: [...phase.prework],
    exitCriteria: phase.exitCriteria.map(
      ({ id, title, detail, required, requiredWhen, timing, checkWhere, sameAs }) => ({
        id,
        title,
        detail,
        required,
        requiredWhen,
        timing,
        checkWhere,
        ...(sameAs !== undefined && { sameAs }),
      }),
    ),
    announcements: phase.announcements.map(({ audience, offsetDays, title, text }) => ({
      ...(audience !== undefined && { audience }),
      offsetDays,
      title,
      text,
    })),
    training: phase.training.map(({ id, title, url, minutes }) => ({ id, title, url, minutes })),
  };
}
