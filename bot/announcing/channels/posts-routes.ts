import { getPosts, type PostView } from '../../contract/channels.ts';
import { type Route, route } from '../../http/route.ts';
import type { Group } from '../../people/groups-table.ts';
import { type ResultsDeps, visibleTo } from '../results/results.ts';
import { nameOfOwner } from './owner.ts';
import type { ChannelPost } from './post.ts';
import type { PostsTable } from './posts-table.ts';

interface PostsRoutesDeps extends ResultsDeps {
  posts: Pick<PostsTable, 'of'>;
}

/** What became of the posts of an announcement, for those who may see what became of its people. */
export function postsRoutes(deps: PostsRoutesDeps): Route[] {
  return [
    route(getPosts, async ({ caller, params }) => {
      const { groups } = await visibleTo(deps, caller, params.id);
      return { posts: (await deps.posts.of(params.id)).map((post) => presentPost(post, groups)) };
    }),
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
