import { conflict, forbidden } from '../../../base/errors.ts';
import type { Composition } from '../../../contract/announcements/composition.ts';
import type { ChannelOwner, ChannelPlace } from '../../../contract/channels/channels.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { Card } from '../../../doors/teams/chat.ts';
import { postCardIn } from '../cards/post-card.ts';
import type { ChannelBook } from '../places/channel-book.ts';
import { nameOfOwner, ownersInWords, whyNotPost } from '../places/owner.ts';
import { channelsIn } from '../writing/composition.ts';
import { notTheirs, type SceneDeps, sceneOf } from '../writing/composition-scene.ts';
import { refuseNoText } from './preview-composition.ts';

interface PostPreview {
  card: Card;
  for: { name: string; language: string; fallback: false };
  place: ChannelPlace;
}

/**
 * The post as the channel of `owner` would get it, with nothing posted.
 * @throws AnswerError where it would not be posted for them, or this lead may not address them
 */
export async function previewPost(
  deps: SceneDeps & { channelBook: Pick<ChannelBook, 'placesFor'> },
  caller: Caller,
  composition: Composition,
  owner: ChannelOwner,
): Promise<PostPreview> {
  const scene = await sceneOf(deps, composition);
  const { groups } = scene;
  const refusal = notTheirs(caller, composition, scene) ?? whyNotPost(caller, [owner], groups);
  if (refusal) throw forbidden('not-your-groups', refusal);
  const { places } = await deps.channelBook.placesFor(channelsIn(composition));
  const place = places.find(({ owners }) => owners.includes(owner));
  if (!place) {
    throw conflict(
      'not-posted-there',
      `It would not be posted for ${nameOfOwner(groups, owner)}: choose their channel, and connect one that can be posted in.`,
    );
  }
  refuseNoText(composition, composition.fallback);
  const { owners, team, channelName } = place;
  return {
    card: await postCardIn(deps, scene, composition, { owners, by: caller.name }),
    for: { name: ownersInWords(groups, owners), language: composition.fallback, fallback: false },
    place: { team: team.name, channel: channelName },
  };
}
