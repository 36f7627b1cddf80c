import type { Storage } from '../../doors/azure/storage.ts';
import type { Route } from '../../doors/http/route.ts';
import type { JobHandler, Jobs } from '../../doors/jobs/job.ts';
import type { ChatFace } from '../../doors/teams/chat.ts';
import type { ResultsDeps } from '../delivery/results/results.ts';
import type { Sweeper } from '../delivery/sending/sweep.ts';
import type { Telling } from '../telling/telling.ts';
import { type ChannelBook, openChannelBook } from './channel-book.ts';
import { channelRoutes } from './channel-routes.ts';
import { openConnectionsTable } from './connections-table.ts';
import { followTeams } from './follow-teams.ts';
import { type PostJobsDeps, postAgain, postJobs } from './post-jobs.ts';
import { openPostsDesk, type PostsDesk } from './posts-desk.ts';
import { postsRoutes } from './posts-routes.ts';
import { openPostsTable } from './posts-table.ts';
import { openTeamsTable } from './teams-table.ts';

export type ChannelsDeps = Omit<PostJobsDeps, 'posts' | 'teams'> &
  Pick<ResultsDeps, 'deliveries'> & { telling: Telling; jobs: Jobs };

/** Channels of teams, and the posts of announcements in them. */
export interface Channels {
  book: ChannelBook;
  desk: PostsDesk;
  routes: Route[];
  handlers: JobHandler[];
  sweep: Sweeper;
  teamNews: NonNullable<ChatFace['teamNews']>;
}

export async function openChannels(storage: Storage, given: ChannelsDeps): Promise<Channels> {
  const { jobs, clock } = given;
  const teams = await openTeamsTable(storage);
  const connections = await openConnectionsTable(storage);
  const posts = await openPostsTable(storage);
  const channelBook = openChannelBook(teams, connections);
  const deps = { ...given, teams, connections, posts, channelBook };
  return {
    book: channelBook,
    desk: openPostsDesk(deps),
    routes: [...channelRoutes(deps), ...postsRoutes(deps)],
    handlers: postJobs(deps),
    sweep: postAgain(deps),
    teamNews: followTeams({ teams, connections, jobs, clock }),
  };
}
