import { getPosts, getPostsCsv, type PostView } from '../../contract/channels/channels.ts';
import { type Caller, type Route, route } from '../../doors/http/route.ts';
import { nameOfOwner } from '../announcements/places/owner.ts';
import { type ResultsDeps, visibleTo } from '../delivery/results/results.ts';
import type { Group } from '../people/groups-table.ts';
import type { ChannelPost } from './post.ts';
import { postsCsv } from './posts-csv.ts';
import type { PostsTable } from './posts-table.ts';

interface PostsRoutesDeps extends ResultsDeps {
  posts: Pick<PostsTable, 'of'>;
}

/** What became of the posts of an announcement, for those who may see what became of its people. */
export function postsRoutes(deps: PostsRoutesDeps): Route[] {
  async function postsOf(caller: Caller, id: string): Promise<PostView[]> {
    const { groups } = await visibleTo(deps, caller, id);
    return (await deps.posts.of(id)).map((post) => presentPost(post, groups));
  }

  return [
    route(getPosts, async ({ caller, params }) => ({ posts: await postsOf(caller, params.id) })),
    route(getPostsCsv, async ({ caller, params }) => postsCsv(await postsOf(caller, params.id))),
  ];
}

function presentPost(
  { teamName, channelName, owners, state, why, settledAt, card }: ChannelPost,
  groups: readonly Group[],
): PostView {
  return {
    place: { team: teamName, channel: channelName },
    owners: owners.map((owner) => ({ id: owner, name: nameOfOwner(groups, owner) })),
    state,
    why,
    at: settledAt,
    card,
  };
}
