import { conflict, forbidden } from '../../../base/errors.ts';
import type { Say } from '../../../base/words/message.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import type { ChannelOwner, ChannelPlace } from '../../../contract/channels/channels.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { Card } from '../../../doors/teams/chat.ts';
import { postCardIn } from '../cards/post-card.ts';
import type { ChannelBook } from '../places/channel-book.ts';
import { ownerInSentence, ownersInWords, whyNotPost } from '../places/owner.ts';
import { channelsIn } from '../record/announcement.ts';
import { notTheirs, type SceneDeps, sceneOf } from '../record/scene.ts';
import { refuseNoText } from './preview-card.ts';

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
  announcement: Announcement,
  owner: ChannelOwner,
  say: Say,
): Promise<PostPreview> {
  const scene = await sceneOf(deps, announcement);
  const { groups } = scene;
  const refusal = notTheirs(caller, announcement, scene) ?? whyNotPost(caller, [owner], groups);
  if (refusal) throw forbidden(refusal.code, refusal.params);
  const { places } = await deps.channelBook.placesFor(channelsIn(announcement));
  const place = places.find(({ owners }) => owners.includes(owner));
  if (!place) throw conflict('not-posted-there', { owner: ownerInSentence(groups, owner) });
  refuseNoText(announcement, announcement.fallback);
  const { owners, team, channelName } = place;
  return {
    card: await postCardIn(deps, scene, announcement, { owners, by: caller.name }),
    for: { name: say(ownersInWords(groups, owners)), language: announcement.fallback, fallback: false },
    place: { team: team.name, channel: channelName },
  };
}
