import type { BadRow } from '../../base/csv.ts';
import { message, type Param } from '../../base/words/message.ts';
import type { People } from '../people/people.ts';
import { PILOT } from '../people/person.ts';
import { audienceIn, type PilotSet } from '../rollout/pilots/pilot-set.ts';
import { everybodyOn, wavePages } from '../rollout/pilots/wave-pages.ts';
import type { Wave } from '../rollout/waves/rollout.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import type { Listed } from './read-list.ts';

/** People by object id and by user principal name, both in lower case. */
export type AudienceByName = ReadonlyMap<string, string>;

export interface MatchedList {
  /** Object ids of people of the wave. */
  personIds: string[];
  bad: BadRow[];
}

/** The people of a wave, to look names up in. Reads the wave's people, and nobody else. */
export async function audienceByName(
  { people, rollouts }: { people: Pick<People, 'table'>; rollouts: Pick<Rollouts, 'pilots'> },
  { rolloutId, groupId }: Pick<Wave, 'rolloutId' | 'groupId'>,
): Promise<{ ids: ReadonlySet<string>; byName: AudienceByName }> {
  const ids = new Set<string>();
  const byName = new Map<string, string>();
  const pages = await wavePages(people, await rollouts.pilots(rolloutId), groupId);
  for await (const { id, upn } of everybodyOn(pages)) {
    ids.add(id);
    byName.set(id, id);
    if (upn !== '') byName.set(upn.toLowerCase(), id);
  }
  return { ids, byName };
}

/** Finds those on a list who are in the wave; of the others it says who is unknown, and who is elsewhere. */
export async function matchList(
  people: Pick<People, 'table' | 'groupName'>,
  listed: readonly Listed[],
  byName: AudienceByName,
  pilots: PilotSet,
): Promise<MatchedList> {
  const lineOf = new Map<string, number>();
  const bad: BadRow[] = [];
  const strangers: Listed[] = [];
  for (const one of listed) {
    const id = byName.get(one.name);
    const first = id === undefined ? undefined : lineOf.get(id);
    if (id === undefined) strangers.push(one);
    // Once by name and once by object id.
    else if (first !== undefined) {
      bad.push({ line: one.line, reason: message('directory.same-person', { line: first }) });
    } else lineOf.set(id, one.line);
  }
  return { personIds: [...lineOf.keys()], bad: [...bad, ...(await explain(people, strangers, pilots))] };
}

/** Where people are who are not in the wave. Reads everybody only if there are such, and only until all are found. */
async function explain(
  people: Pick<People, 'table' | 'groupName'>,
  strangers: readonly Listed[],
  pilots: PilotSet,
): Promise<BadRow[]> {
  const missing = new Set(strangers.map(({ name }) => name));
  const found = new Map<string, string>();
  if (missing.size > 0) {
    for await (const person of people.table.everybody()) {
      for (const name of [person.upn.toLowerCase(), person.id]) {
        if (missing.delete(name)) found.set(name, audienceIn(pilots, person));
      }
      if (missing.size === 0) break;
    }
  }
  const names = new Map<string, Param>();
  for (const audience of new Set(found.values())) {
    names.set(
      audience,
      audience === PILOT ? message('common.the-pilot-set') : await people.groupName(audience),
    );
  }
  return strangers.map(({ line, name }) => {
    const audience = found.get(name);
    const reason =
      audience === undefined
        ? message('directory.unknown', { name })
        : message('directory.elsewhere', { name, group: names.get(audience) ?? audience });
    return { line, reason };
  });
}
