import type { Announcement } from '../../../contract/announcements/announcement.ts';
import type { ChannelOwner, PostForecast } from '../../../contract/channels/channels.ts';
import type { Group } from '../../people/groups-table.ts';
import { channelsIn } from '../record/announcement.ts';
import type { ChannelBook } from './channel-book.ts';
import { nameOfOwner } from './owner.ts';

/** Into which channels an announcement would go at this moment, and who of those chosen has none. */
export async function forecastPosts(
  { channelBook }: { channelBook: Pick<ChannelBook, 'placesFor'> },
  announcement: Announcement,
  { groups }: { groups: readonly Group[] },
): Promise<PostForecast> {
  const { places, none } = await channelBook.placesFor(channelsIn(announcement));
  const named = (owner: ChannelOwner) => ({ id: owner, name: nameOfOwner(groups, owner) });
  return {
    into: places.map(({ team, channelName, owners }) => ({
      place: { team: team.name, channel: channelName },
      owners: owners.map(named),
    })),
    none: none.map(named),
  };
}
