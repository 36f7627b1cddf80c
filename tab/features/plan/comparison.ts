import type { ComparedPlan, Comparison, StrategyWords } from '../../../bot/contract/rollout/compare.ts';
import type { PlaybookView } from '../../../bot/contract/rollout/rollout.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { type Gantt, gantt } from '../../ui/waves/gantt.ts';
import type { DraftFaults, DraftField, DraftGroup } from './plan-draft.ts';

export type Plan = Comparison['plans'][number];

/** Whether nobody would be in two rollouts on the same days, or there is a reason for it that may be given. */
export function maySayWhy({ collisions }: ComparedPlan, reason: string): boolean {
  if (collisions === null) return true;
  return !collisions.refused && reason.trim() !== '';
}

/** The name of a plan's strategy in the product's words. */
export function nameOf({ strategy }: Pick<Plan, 'strategy'>, strategies: readonly StrategyWords[]): string {
  return strategies.find(({ id }) => id === strategy)?.name ?? strategy;
}

const CONFIGURATION = 'configuration';

/** From the first to the last day of all plans, so that their pictures are drawn to one scale. */
export function stretchOf(plans: readonly Plan[]): { start: string; end: string } | undefined {
  const made = plans.filter((plan) => plan.ok);
  const starts = made.flatMap(({ waves, configuration }) =>
    [configuration, ...waves].flatMap((span) => (span === null ? [] : [span.start])),
  );
  const ends = made.map(({ end }) => end);
  const start = starts.toSorted()[0];
  const end = ends.toSorted().at(-1);
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** The picture of one plan. Its first row is the configuration, where time is set aside for it. */
export function planGantt(
  plan: ComparedPlan,
  phases: PlaybookView['phases'],
  groups: readonly DraftGroup[],
  over: { start: string; end: string },
): Gantt {
  const rows = [{ id: 'pilot', name: 'Pilot set', people: 0 }, ...groups]
    .map(({ id, name, people }) => ({
      group: { id, name },
      people,
      waves: plan.waves.filter((wave) => wave.groupId === id).map((wave) => waveView(id, people, wave)),
    }))
    .filter(({ waves }) => waves.length > 0);
  const { configuration } = plan;
  const before = configuration && {
    group: { id: CONFIGURATION, name: 'IT configures' },
    people: 0,
    waves: [waveView(CONFIGURATION, 0, { phaseId: CONFIGURATION, ...configuration })],
  };
  return gantt({ today: '', phases, rows: before ? [before, ...rows] : rows }, over);
}

function waveView(groupId: string, people: number, wave: { phaseId: string; start: string; end: string }) {
  const { phaseId, start, end } = wave;
  return {
    id: `${phaseId}.${groupId}`,
    phaseId,
    state: 'planned' as const,
    start,
    end,
    people,
    reached: null,
    share: null,
  };
}

const PLACES: Readonly<Record<string, DraftField>> = {
  'start-in-the-past': 'start',
  'too-late': 'start',
  'needs-not-met': 'start',
  'no-groups': 'groups',
  'group-not-found': 'groups',
  'repeated-group': 'groups',
  'reserved-group': 'groups',
  'bad-weight': 'groups',
  'unknown-weight': 'groups',
  'first-group-of-workload': 'firstGroupSegments',
  'empty-freeze': 'freezes',
  'unknown-freeze-group': 'freezes',
  'endless-freeze': 'freezes',
};

/** The fields of the form by what the API calls them. */
const FIELDS: Readonly<Record<string, DraftField>> = {
  start: 'start',
  groups: 'groups',
  'settings.groupWeights': 'groups',
  'settings.segment': 'segment',
  'settings.pilotSegments': 'pilotSegments',
  'settings.userSegments': 'userSegments',
  'settings.firstGroupSegments': 'firstGroupSegments',
  'settings.freezes': 'freezes',
  'settings.configurationDays': 'configurationDays',
};

/** What an answer says is wrong, at the fields that it is about; what is about no field stays in the answer. */
export function faultsInAnswer(error: unknown): DraftFaults {
  if (!(error instanceof ProblemError)) return {};
  const place = PLACES[error.code];
  if (place !== undefined) return { [place]: error.detail };
  const placed = error.faults.flatMap(({ where, what }) => {
    const name = Object.keys(FIELDS).find((field) => where === field || where.startsWith(`${field}.`));
    const field = name === undefined ? undefined : FIELDS[name];
    return field === undefined ? [] : [[field, `This cannot be used: ${what}.`] as const];
  });
  return Object.fromEntries(placed);
}

/** What keeps every plan from being made, and the field it is about; null for the form as a whole. */
export function commonRefusal(plans: readonly Plan[]): { place: DraftField | null; why: string } | undefined {
  const [first] = plans;
  if (first === undefined || first.ok) return undefined;
  if (plans.some((plan) => plan.ok || plan.code !== first.code)) return undefined;
  return { place: PLACES[first.code] ?? null, why: first.why };
}
