import { message } from '../../base/words/message.ts';
import type { Playbook } from './playbook.ts';
import { type Path, type PlaybookFault, placeOf } from './playbook-fault.ts';

interface Named {
  id: string;
}

interface Placed {
  id: string;
  path: Path;
}

/** Ids that stand for two things in one playbook, and names that point at nothing, each with its place. */
export function repeatedIds(playbook: Playbook): readonly PlaybookFault[] {
  const { phases } = playbook;
  const criteria = phases.flatMap((phase, index) =>
    placed(phase.exitCriteria, ['phases', index, 'exitCriteria']),
  );
  const training = phases.flatMap((phase, index) => placed(phase.training, ['phases', index, 'training']));
  const lists = [placed(phases, ['phases']), criteria, training, ...listsOfWorkload(playbook)];
  return [
    ...lists.flatMap(repeats),
    ...lostReferences(phases, new Set(criteria.map((criterion) => criterion.id))),
    ...lostScenario(playbook),
  ];
}

function listsOfWorkload(playbook: Playbook): (readonly Placed[])[] {
  if (playbook.kind !== 'workload') return [];
  return [
    placed(playbook.steps, ['steps']),
    placed(playbook.scenarios, ['scenarios']),
    placed(playbook.technicalPlanning, ['technicalPlanning']),
    placed(playbook.itPilot.exercises, ['itPilot', 'exercises']),
  ];
}

function placed(items: readonly Named[], list: Path): readonly Placed[] {
  return items.map((item, index) => ({ id: item.id, path: [...list, index, 'id'] }));
}

function repeats(items: readonly Placed[]): readonly PlaybookFault[] {
  const first = new Map<string, Path>();
  const faults: PlaybookFault[] = [];
  for (const { id, path } of items) {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, path);
    else faults.push({ path, what: message('playbooks.id-taken', { id, place: placeOf(earlier) }) });
  }
  return faults;
}

function lostReferences(phases: Playbook['phases'], known: ReadonlySet<string>): readonly PlaybookFault[] {
  return phases.flatMap((phase, phaseIndex) =>
    phase.exitCriteria.flatMap(({ id, sameAs }, index) => {
      if (sameAs === undefined || (known.has(sameAs) && sameAs !== id)) return [];
      const path = ['phases', phaseIndex, 'exitCriteria', index, 'sameAs'];
      return [{ path, what: message('playbooks.no-other-criterion', { id: sameAs }) }];
    }),
  );
}

function lostScenario(playbook: Playbook): readonly PlaybookFault[] {
  if (playbook.kind !== 'workload') return [];
  const { scenario } = playbook.itPilot;
  if (playbook.scenarios.some(({ id }) => id === scenario)) return [];
  const known = playbook.scenarios.map(({ id }) => `"${id}"`).join(', ');
  return [{ path: ['itPilot', 'scenario'], what: message('playbooks.no-scenario', { scenario, known }) }];
}
