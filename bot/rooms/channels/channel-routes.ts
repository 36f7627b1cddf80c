import { type Clock, timestamp } from '../../base/clock.ts';
import { AnswerError, conflict, forbidden, notFound } from '../../base/errors.ts';
import { message, type Say } from '../../base/words/message.ts';
import {
  type ChannelOwner,
  type ConnectionView,
  connectChannel,
  disconnectChannel,
  getConnections,
  getTeamChannels,
} from '../../contract/channels/channels.ts';
import { type Caller, type Route, route } from '../../doors/http/route.ts';
import type { ChannelBook, ConnectedChannel } from '../announcements/places/channel-book.ts';
import type { ConnectionsTable } from '../announcements/places/connections-table.ts';
import { EVERYONE, mayPostFor, nameOfOwner, ownersFor } from '../announcements/places/owner.ts';
import type { TeamsTable } from '../announcements/places/teams-table.ts';
import type { Group } from '../people/groups-table.ts';
import type { People } from '../people/people.ts';
import { PILOT } from '../people/person.ts';
import type { Telling } from '../telling/telling.ts';

interface ChannelRoutesDeps {
  people: Pick<People, 'groups'>;
  teams: TeamsTable;
  connections: ConnectionsTable;
  channelBook: ChannelBook;
  telling: Pick<Telling, 'channelsOf'>;
  clock: Clock;
}

const NO_NAME = message('channels.team-without-name');

/** Leads connect their groups to channels here. */
export function channelRoutes(deps: ChannelRoutesDeps): Route[] {
  const { people, teams, connections, channelBook, telling, clock } = deps;

  /** @throws AnswerError where this lead may not address them, or they are nobody. */
  async function groupsFor(caller: Caller, owner: ChannelOwner): Promise<readonly Group[]> {
    const groups = await people.groups.all();
    if (owner !== EVERYONE && owner !== PILOT && !groups.some(({ id }) => id === owner))
      throw notFound('business-group', owner);
    if (!mayPostFor(caller, owner)) {
      throw forbidden('not-your-groups', { doing: 'connect', groups: nameOfOwner(groups, owner) });
    }
    return groups;
  }

  /** @throws AnswerError where the bot is not in the team, or Teams does not answer. */
  async function channelsOf(teamId: string): Promise<{ id: string; name: string }[]> {
    const team = await teams.get(teamId);
    if (!team || team.removedAt !== null) {
      throw conflict('not-in-team');
    }
    const told = await telling.channelsOf(team.office, team.id, { urgency: 'answer' });
    if (told.kind === 'found') return told.channels;
    if (told.kind === 'later') throw new AnswerError('unavailable', 'teams-busy');
    throw new AnswerError('unavailable', 'channels-not-told', { team: team.name });
  }

  async function viewOf(owner: ChannelOwner, groups: readonly Group[], say: Say): Promise<ConnectionView> {
    const all = await channelBook.connections();
    return view(
      owner,
      groups,
      all.find((one) => one.owner === owner),
      say,
    );
  }

  return [
    route(getConnections, async ({ caller, say }) => {
      const [groups, all, known] = await Promise.all([
        people.groups.all(),
        channelBook.connections(),
        teams.all(),
      ]);
      return {
        connections: ownersFor(caller, groups).map((owner) =>
          view(
            owner,
            groups,
            all.find((one) => one.owner === owner),
            say,
          ),
        ),
        teams: known
          .filter(({ removedAt }) => removedAt === null)
          .map(({ id, name }) => ({ id, name: name || say(NO_NAME) })),
      };
    }),
    route(getTeamChannels, async ({ query }) => ({ channels: await channelsOf(query.team) })),
    route(connectChannel, async ({ caller, body, say }) => {
      const { owner, teamId, channelId } = body;
      const groups = await groupsFor(caller, owner);
      const channel = (await channelsOf(teamId)).find(({ id }) => id === channelId);
      if (!channel) throw conflict('no-such-channel');
      const by = { id: caller.id, name: caller.name };
      const at = timestamp(clock);
      await connections.put({ owner, teamId, channelId, channelName: channel.name, by, at, gone: false });
      return viewOf(owner, groups, say);
    }),
    route(disconnectChannel, async ({ caller, body, say }) => {
      const groups = await groupsFor(caller, body.owner);
      await connections.remove(body.owner);
      return viewOf(body.owner, groups, say);
    }),
  ];
}

function view(
  owner: ChannelOwner,
  groups: readonly Group[],
  found: ConnectedChannel | undefined,
  say: Say,
): ConnectionView {
  const name = { id: owner, name: nameOfOwner(groups, owner) };
  if (!found) return { owner: name, place: null, by: null, at: null, broken: null };
  const { teamId, channelId, channelName, team, by, at, broken } = found;
  const named = team ? team.name || say(NO_NAME) : teamId;
  const place = { team: named, channel: channelName, teamId, channelId };
  return { owner: name, place, by, at, broken: broken && say(broken) };
}
