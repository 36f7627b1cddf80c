import { Temporal } from 'temporal-polyfill';
import { today } from '../../../base/clock.ts';
import { forbidden, notFound, whyOf } from '../../../base/errors.ts';
import {
  changePilots as changePilotsEndpoint,
  getPilots,
  type PilotChangeView,
  previewPilots,
} from '../../../contract/rollout/pilots.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../../doors/http/route.ts';
import type { Group } from '../../people/groups-table.ts';
import { EVER_SINCE } from '../../people/membership.ts';
import { isNamed } from '../../people/name-keys.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { type Person, PILOT } from '../../people/person.ts';
import type { PilotSet } from '../pilots/pilot-set.ts';
import { everybodyOn, wavePages } from '../pilots/wave-pages.ts';
import { presentOwnWave } from '../turns/present-own-wave.ts';
import { rulesOf } from '../turns/rules-of.ts';
import { throughPlan } from '../turns/timeline.ts';
import { wavesByGroup } from '../turns/wave-for-person.ts';
import { phaseOf } from '../waves/rollout.ts';
import { whyCancelled } from '../waves/why-cancelled.ts';
import { afterChanges, changePilots, type PilotDeps, type ReadWish, readWish } from './change-pilots.ts';

const PAGE = 50;

/** Who is in the pilot set of a rollout, and who joins and leaves it. The cost follows the set. */
export function pilotRoutes(deps: PilotDeps): Route[] {
  const { people, rollouts, clock, timeZone } = deps;
  return [
    route(getPilots, async ({ caller, params, query }) => {
      checkMayChange(caller);
      const rollout = await rollouts.get(params.id);
      if (!rollout) throw notFound('rollout', params.id);
      const [set, groups] = await Promise.all([rollouts.pilots(params.id), people.groups.all()]);
      const all = await Array.fromAsync(everybodyOn(await wavePages(people, set, PILOT)));
      const { search } = query;
      const found = all.filter((person) => !search || isNamed(person, search)).sort(byName);
      const from = query.after === undefined ? 0 : found.findIndex(({ id }) => id === query.after) + 1;
      const page = found.slice(from, from + PAGE);
      return {
        rollout: { id: rollout.id, title: rollout.title },
        own: set.own,
        people: all.length,
        found: found.length,
        rows: page.map((person) => ({ ...presentPerson(person, groups), since: sinceOf(set, person) })),
        next: from + PAGE < found.length ? (page.at(-1)?.id ?? null) : null,
      };
    }),
    route(previewPilots, async ({ caller, params, body, say }) => {
      checkMayChange(caller);
      const [read, groups] = await Promise.all([readWish(deps, params.id, body), people.groups.all()]);
      const refused = whyCancelled(read.rollout);
      return {
        people: await presentChanges(deps, read, groups, today(clock, timeZone)),
        unknown: read.unknown,
        refusal: refused ? say(whyOf(refused)) : null,
      };
    }),
    route(changePilotsEndpoint, async ({ caller, params, body }) => {
      checkMayChange(caller);
      return changePilots(deps, caller, params.id, body);
    }),
  ];
}

function checkMayChange(caller: Caller): void {
  if (!leadsEverybody(caller)) throw forbidden('all-groups-only', { what: 'pilots' });
}

/** What each of them goes through afterwards, by the rule that decides it for everybody. */
async function presentChanges(
  { rollouts }: Pick<PilotDeps, 'rollouts'>,
  { rollout, set, changes }: ReadWish,
  groups: readonly Group[],
  date: Temporal.PlainDate,
): Promise<PilotChangeView[]> {
  const waves = wavesByGroup(await rollouts.waves(rollout.id));
  const plan = { rollout, waves, rules: rulesOf(rollout), pilots: afterChanges(set, changes, date) };
  return changes.map(({ person, change }) => {
    const { turns, missed } = throughPlan(plan, person);
    const open = turns.filter(({ end }) => Temporal.PlainDate.compare(date, end) < 0);
    return {
      ...presentPerson(person, groups),
      change,
      waves: open.map((turn) => presentOwnWave(turn, rollout, nameOfGroup(groups, turn.groupId))),
      missed: missed.map(({ phaseId, why }) => ({
        phase: { id: phaseId, name: phaseOf(rollout, phaseId).name },
        why,
      })),
    };
  });
}

function presentPerson({ id, name, groupId }: Person, groups: readonly Group[]) {
  return { person: { id, name }, group: { id: groupId, name: nameOfGroup(groups, groupId) } };
}

function sinceOf({ steps }: PilotSet, { id }: Person): string | null {
  const last = steps.get(id)?.at(-1);
  return !last || last.date.equals(EVER_SINCE) ? null : last.date.toString();
}

function byName(a: Person, b: Person): number {
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}
