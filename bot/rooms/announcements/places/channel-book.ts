import { type Message, message } from '../../../base/words/message.ts';
import type { ChannelOwner } from '../../../contract/channels/channels.ts';
import type { Connection, ConnectionsTable } from './connections-table.ts';
import type { KnownTeam, TeamsTable } from './teams-table.ts';

/** A connection with its team, and why nothing can be posted there. */
export interface ConnectedChannel extends Connection {
  team: KnownTeam | undefined;
  /** Null while it can be posted in. */
  broken: Message | null;
}

/** One channel, and everybody whose channel it is. */
export interface Place {
  channelId: string;
  channelName: string;
  team: KnownTeam;
  owners: ChannelOwner[];
}

/** Where posts of an announcement go. */
export interface ChannelBook {
  connections(): Promise<ConnectedChannel[]>;
  /** Each channel once, however many of these share it; `none` are those who have none that can be posted in. */
  placesFor(owners: readonly ChannelOwner[]): Promise<{ places: Place[]; none: ChannelOwner[] }>;
}

export function openChannelBook(
  teams: Pick<TeamsTable, 'all'>,
  connections: Pick<ConnectionsTable, 'all'>,
): ChannelBook {
  async function connected(): Promise<ConnectedChannel[]> {
    const [known, all] = await Promise.all([teams.all(), connections.all()]);
    return all.map((connection) => {
      const team = known.find(({ id }) => id === connection.teamId);
      return { ...connection, team, broken: whyBroken(connection, team) };
    });
  }

  return {
    connections: connected,
    async placesFor(owners) {
      if (owners.length === 0) return { places: [], none: [] };
      return placesOf(owners, await connected());
    },
  };
}

/** Why nothing can be posted through a connection; null when it can. */
export function whyBroken(
  { channelName, gone }: Pick<Connection, 'channelName' | 'gone'>,
  team: Pick<KnownTeam, 'name' | 'removedAt'> | undefined,
): Message | null {
  if (!team || team.removedAt !== null)
    return message('announcements.channel-left', { team: team?.name ?? message('announcements.the-team') });
  return gone ? message('announcements.channel-gone', { channel: channelName, team: team.name }) : null;
}

/** Gathers owners by channel, in their order. */
export function placesOf(
  owners: readonly ChannelOwner[],
  connections: readonly ConnectedChannel[],
): { places: Place[]; none: ChannelOwner[] } {
  const places = new Map<string, Place>();
  const none: ChannelOwner[] = [];
  for (const owner of new Set(owners)) {
    const found = connections.find((one) => one.owner === owner);
    if (!found?.team || found.broken !== null) {
      none.push(owner);
      continue;
    }
    const { channelId, channelName, team } = found;
    const place = places.get(channelId) ?? { channelId, channelName, team, owners: [] };
    place.owners.push(owner);
    places.set(channelId, place);
  }
  return { places: [...places.values()], none };
}
