import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { today } from '../../../base/clock.ts';
import { notFound } from '../../../base/errors.ts';
import type { Say } from '../../../base/words/message.ts';
import { sayWords } from '../../../base/words/stored.ts';
import type { Concerned, GateState, getGates } from '../../../contract/gates/gates.ts';
import { type Caller, leadsEverybody } from '../../../doors/http/route.ts';
import type { Group } from '../../people/groups-table.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { groupsInRollout } from '../../rollout/pilots/groups-in-rollout.ts';
import { bundlesOf } from '../../rollout/planning/bundles.ts';
import { nameRollouts } from '../../rollout/waves/name-rollouts.ts';
import type { Rollout, Wave } from '../../rollout/waves/rollout.ts';
import { rolloutsInSight } from '../../rollout/waves/rollouts-in-sight.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';
import { presentSummary } from '../gate-view.ts';
import type { GatesDeps } from '../gates.ts';
import type { GateHead } from '../gates-table.ts';
import { phasesAtGate } from '../wave-names.ts';
import { pageOfGates } from './page-of-gates.ts';
import { sectionOf } from './section-of.ts';

type Query = z.output<typeof getGates.query>;
type Reply = z.input<typeof getGates.reply>;

/** A gate of a list, before it is presented: a page is a small part of all. */
interface FoundGate {
  wave: Wave;
  rollout: Rollout;
  leadDays: number;
  head: GateHead | undefined;
  over: boolean;
}

/**
 * The gates of all rollouts in sight, or of the one that is asked for, page by page. What it reads follows the waves;
 * what it answers does not.
 * @throws AnswerError for a rollout that is not there
 */
export async function listGates(
  deps: GatesDeps,
  query: Query,
  { caller, say }: { caller: Caller; say: Say },
): Promise<Reply> {
  const date = today(deps.clock, deps.timeZone);
  const [all, groups] = await Promise.all([deps.rollouts.all(), deps.people.groups.all()]);
  const asked = all.find(({ id }) => id === query.rollout);
  if (query.rollout !== undefined && !asked) throw notFound('rollout', query.rollout);
  const shown = asked ? [asked] : rolloutsInSight(all, date);
  const names = nameRollouts(all);
  const nameOf = ({ id, title }: Rollout) => sayWords(names.get(id) ?? title, say);

  const [lists, ...sizes] = await Promise.all([
    Promise.all(shown.map((rollout) => gatesIn(deps, rollout, date))),
    ...shown.map((rollout) => groupsInRollout(deps, rollout.id)),
  ]);
  const found = lists.flat();
  const groupsOf = new Map(shown.map((rollout, index) => [rollout, sizes[index] ?? groups]));
  // Each rollout comes in the order of its plan.
  const inOrder =
    shown.length === 1
      ? found
      : found.toSorted((a, b) => Temporal.PlainDate.compare(a.wave.start, b.wave.start));
  const placed = inOrder.filter((gate) => fits(gate, query)).map((gate) => placedOn(gate, date));
  const page = pageOfGates(placed, query);
  const [only] = shown.length === 1 ? shown : [];
  return {
    today: date.toString(),
    rollout: only ? { id: only.id, title: only.title } : null,
    rollouts: all.map((rollout) => ({ id: rollout.id, title: nameOf(rollout) })),
    counts: page.counts,
    gates: page.gates.map(({ wave, head, rollout, leadDays }) =>
      presentSummary(wave, head, {
        ...{ rollout, groups: groupsOf.get(rollout) ?? groups, leadDays, caller, say },
        today: date,
        named: names.get(rollout.id),
      }),
    ),
    next: page.next,
    ...concernedIn(inOrder, groups, say),
    mayChangeLimits: leadsEverybody(caller),
  };
}

async function gatesIn(
  { rollouts, gates, gateLimits }: GatesDeps,
  rollout: Rollout,
  date: Temporal.PlainDate,
): Promise<FoundGate[]> {
  const [waves, heads, { limits }] = await Promise.all([
    rollouts.waves(rollout.id),
    gates.headsOf(rollout.id),
    gateLimits.of(rollout.id),
  ]);
  const headOf = new Map(heads.map((head) => [head.waveId, head]));
  return bundlesOf(rollout, waves).leads.map((wave) => ({
    wave,
    rollout,
    leadDays: limits.leadDays,
    head: headOf.get(wave.id),
    over: wave.cancelled !== null || waveState(wave, date) === 'complete',
  }));
}

function placedOn(gate: FoundGate, date: Temporal.PlainDate) {
  const { wave, head } = gate;
  const storm = (head?.storm ?? null) !== null;
  return {
    ...gate,
    storm,
    section: sectionOf({ state: stateOf(gate), storm, wave: { state: waveState(wave, date) } }),
  };
}

function stateOf({ head }: Pick<FoundGate, 'head'>): GateState {
  return head?.state ?? 'coming';
}

function fits(gate: FoundGate, { group, phase, state }: Query): boolean {
  return (
    (group === undefined || gate.wave.groupId === group) &&
    (phase === undefined || gate.wave.phaseId === phase) &&
    (state === undefined || stateOf(gate) === state)
  );
}

/** The groups and phases of these gates. */
function concernedIn(gates: readonly FoundGate[], groups: readonly Group[], say: Say) {
  const byGroup = new Map<string, Concerned>();
  const byPhase = new Map<string, Concerned>();
  const names = new Map<string, string>();
  for (const { wave, rollout, over } of gates) {
    const { groupId, phaseId } = wave;
    const name = names.get(groupId) ?? nameOfGroup(groups, groupId);
    names.set(groupId, name);
    note(byGroup, { id: groupId, name, over });
    note(byPhase, { id: phaseId, name: say(phasesAtGate(rollout, phaseId)), over });
  }
  return {
    groups: [...byGroup.values()].sort((a, b) => a.name.localeCompare(b.name)),
    phases: [...byPhase.values()],
  };
}

function note(known: Map<string, Concerned>, { over, ...one }: Concerned): void {
  known.set(one.id, { ...one, over: over && (known.get(one.id)?.over ?? true) });
}
