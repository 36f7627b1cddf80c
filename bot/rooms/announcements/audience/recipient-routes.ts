import { forbidden } from '../../../base/errors.ts';
import type { AudienceRule, Exclusions } from '../../../contract/announcements/announcement.ts';
import { findRecipients } from '../../../contract/announcements/audience-lists.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import { isNamed } from '../../people/name-keys.ts';
import { groupInSentence, nameOfGroup } from '../../people/name-of-group.ts';
import type { People } from '../../people/people.ts';
import type { Person } from '../../people/person.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { whyNotAddress } from './audience-rule.ts';
import { isInAudience, mayBeIn, pilotsFor } from './in-audience.ts';
import type { ListsTable } from './lists-table.ts';

interface RecipientDeps {
  people: People;
  rollouts: Pick<Rollouts, 'pilots'>;
  lists: Pick<ListsTable, 'has'>;
}

/** People in one answer. */
const MOST = 10;
/** Of people who are on a list only few have a name that begins so: more are looked at for it. */
const LOOKED_AT = { usual: 15, list: 100 };

/** Finding one person of an audience by name. What it costs follows the names that begin alike, not the audience. */
export function recipientRoutes({ people, rollouts, lists }: RecipientDeps): Route[] {
  return [
    route(findRecipients, async ({ caller, body: { audience, exclude, search } }) => {
      const groups = await people.groups.all();
      const nameOf = (id: string) => nameOfGroup(groups, id);
      const refusal = whyNotAddress(caller, audience, (id) => groupInSentence(groups, id));
      if (refusal) throw forbidden(refusal.code, refusal.params);

      const pilots = await pilotsFor(rollouts, audience);
      const mayBe = (place: Pick<Person, 'id' | 'groupId' | 'pilot'>) =>
        mayBeIn(place, audience, exclude, pilots);
      const { ids, all } = await candidates(people, audience, exclude, search, mayBe);
      const persons = await Promise.all(ids.map((id) => people.table.find(id)));
      // Who they are now decides: names and places that are looked up can be those of before.
      const named = persons.filter((one) => one !== undefined).filter((one) => isNamed(one, search));
      const inside = await Promise.all(
        named.map((one) => isInAudience(lists, one, audience, exclude, pilots)),
      );
      const found = named.filter((_, at) => inside[at]);
      return {
        people: found.slice(0, MOST).map(({ id, name, upn, groupId }) => {
          return { id, name, upn, group: { id: groupId, name: nameOf(groupId) } };
        }),
        more: !all || found.length > MOST,
      };
    }),
  ];
}

/** Object ids of who may be meant. Leads and champions have rows of their own: too few to be found among everybody. */
async function candidates(
  people: People,
  rule: AudienceRule,
  exclude: Exclusions,
  search: string,
  mayBe: Parameters<People['names']['search']>[1],
) {
  const role = rule.kind === 'champions' ? 'champion' : rule.kind === 'role' ? rule.role : 'member';
  if (role !== 'member') {
    const holders = (await people.roles.holders(role)).filter((holder) =>
      isNamed({ ...holder, pilot: false }, search),
    );
    return {
      ids: holders.slice(0, LOOKED_AT.list).map(({ id }) => id),
      all: holders.length <= LOOKED_AT.list,
    };
  }
  const most = rule.kind === 'list' || exclude.listId !== null ? LOOKED_AT.list : LOOKED_AT.usual;
  return people.names.search(search, mayBe, most);
}
