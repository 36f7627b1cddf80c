import type { Fault } from '../errors.ts';

interface Named {
  id: string;
}

interface Phases {
  phases: readonly (Named & {
    exitCriteria: readonly (Named & { sameAs?: string | undefined })[];
    training: readonly Named[];
  })[];
}

interface Placed {
  id: string;
  where: string;
}

/** Ids that stand for two things in one playbook, and `sameAs` that points at nothing, each with its place. */
export function repeatedIds({ phases }: Phases): readonly Fault[] {
  const criteria = phases.flatMap((phase, index) =>
    placed(phase.exitCriteria, `phases[${index}].exitCriteria`),
  );
  const training = phases.flatMap((phase, index) => placed(phase.training, `phases[${index}].training`));
  return [
    ...repeats(placed(phases, 'phases')),
    ...repeats(criteria),
    ...repeats(training),
    ...lostReferences(phases, new Set(criteria.map((criterion) => criterion.id))),
  ];
}

function placed(items: readonly Named[], list: string): readonly Placed[] {
  return items.map((item, index) => ({ id: item.id, where: `${list}[${index}].id` }));
}

function repeats(items: readonly Placed[]): readonly Fault[] {
  const first = new Map<string, string>();
  const faults: Fault[] = [];
  for (const { id, where } of items) {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, where);
    else faults.push({ where, what: `"${id}" is already taken by ${earlier}` });
  }
  return faults;
}

function lostReferences(phases: Phases['phases'], known: ReadonlySet<string>): readonly Fault[] {
  return phases.flatMap((phase, phaseIndex) =>
    phase.exitCriteria.flatMap(({ id, sameAs }, index) => {
      if (sameAs === undefined || (known.has(sameAs) && sameAs !== id)) return [];
      const where = `phases[${phaseIndex}].exitCriteria[${index}].sameAs`;
      return [{ where, what: `there is no other exit criterion "${sameAs}"` }];
    }),
  );
}
