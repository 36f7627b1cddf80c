import type { Storage } from '../../doors/azure/storage.ts';
import type { Announcements } from '../announcements/room.ts';
import type { Delivery } from '../delivery/room.ts';
import type { Room } from '../room.ts';
import { channelRoutes } from './channel-routes.ts';
import { noteTeamNews } from './note-team-news.ts';
import { postJobs, SWEEP_POSTS_TURNS } from './post-jobs.ts';
import { postsRoutes } from './posts-routes.ts';
import { openPostsTable } from './posts-table.ts';

interface ChannelsDeps {
  announcements: Announcements;
  delivery: Delivery;
}

/** Channels of teams, and the posts of announcements in them. */
export async function openChannelsRoom(storage: Storage, given: ChannelsDeps): Promise<Room> {
  const { announcements, delivery } = given;
  const { authoringDeps } = announcements;
  const deps = {
    ...authoringDeps,
    ...announcements,
    sendings: delivery.runs,
    deliveries: delivery.deliveries,
    posts: await openPostsTable(storage),
  };
  return {
    routes: [...channelRoutes(deps), ...postsRoutes(deps)],
    chat: { teamNews: noteTeamNews(deps) },
    jobs: postJobs(deps),
    timetable: [SWEEP_POSTS_TURNS],
    api: undefined,
  };
}
