import type { PhaseInFile, PlaybookFile, WorkloadFile } from '../../../bot/contract/playbooks/playbooks.ts';

type Announcement = PhaseInFile['announcements'][number];
type Criterion = PhaseInFile['exitCriteria'][number];
type Stage = WorkloadFile['steps'][number]['stage'];

const STAGES: readonly { id: Stage; name: string }[] = [
  { id: 'envision', name: 'Envision' },
  { id: 'onboard', name: 'Onboard' },
  { id: 'drive-value', name: 'Drive value' },
];

/** The steps of a workload by stage. */
export function stepsByStage(steps: WorkloadFile['steps']) {
  return STAGES.map(({ id, name }) => ({ name, steps: steps.filter((step) => step.stage === id) }));
}

/** In the order in which people get them. */
export function byDay(announcements: readonly Announcement[]): Announcement[] {
  return announcements.toSorted((a, b) => a.offsetDays - b.offsetDays);
}

/** When an announcement goes out, seen from the first day of a wave. */
export function dayWords(offsetDays: number): string {
  if (offsetDays === 0) return 'On the first day of the wave';
  const days = Math.abs(offsetDays) === 1 ? '1 day' : `${Math.abs(offsetDays)} days`;
  return `${days} ${offsetDays < 0 ? 'before' : 'after'} the wave starts`;
}

export function audienceWords(audience: Announcement['audience']): string {
  switch (audience) {
    case 'users':
      return 'Business groups';
    case 'pilot':
      return 'Pilot set';
    case undefined:
      return 'Pilot set and business groups';
  }
}

/** Whether a criterion must be met, and where only some organisations must. */
export function needWords({ required, requiredWhen }: Criterion): string {
  if (!required) return 'Optional';
  if (requiredWhen === 'always' || requiredWhen === null) return 'Required';
  return `Required where it applies: ${requiredWhen.replaceAll('-', ' ')}`;
}

/** How many criteria a phase has of either kind. */
export function criteriaWords({ exitCriteria }: Pick<PhaseInFile, 'exitCriteria'>): string[] {
  if (exitCriteria.length === 0) return ['no exit criteria'];
  const required = exitCriteria.filter((criterion) => criterion.required).length;
  const optional = exitCriteria.length - required;
  const last = optional > 0 ? optional : required;
  const criteria = last === 1 ? 'exit criterion' : 'exit criteria';
  if (optional === 0) return [`${required} required ${criteria}`];
  return required === 0
    ? [`${optional} optional ${criteria}`]
    : [`${required} required`, `${optional} optional ${criteria}`];
}

/** The lengths that a plan starts from. */
export function lengthWords(playbook: PlaybookFile): string {
  const { segmentDays, pilotSegments, userSegments } = playbook.defaults;
  const days = (segments: number) => `${segments * segmentDays} days`;
  if (playbook.kind === 'foundation')
    return `Pilot ${days(pilotSegments)}, all groups ${days(userSegments)} in each phase`;
  const first = days(playbook.defaults.firstGroupSegments);
  return `Pilot ${days(pilotSegments)}, first group ${first}, the other groups ${days(userSegments)}`;
}

/** The playbook as a file that can be changed and uploaded. */
export function fileOf(playbook: PlaybookFile): { name: string; text: string } {
  return { name: `${playbook.id}.json`, text: `${JSON.stringify(playbook, null, 2)}\n` };
}
