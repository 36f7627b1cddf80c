import type { Announcement } from '../../../contract/announcements/announcement.ts';
import type { ChannelOwner } from '../../../contract/channels/channels.ts';
import type { Card } from '../../../doors/teams/chat.ts';
import { PILOT } from '../../people/person.ts';
import { EVERYONE, ownersInWords } from '../places/owner.ts';
import type { StoredAnnouncement } from '../record/announcement.ts';
import { type Scene, type SceneDeps, sceneOf } from '../record/scene.ts';
import { summaryOf } from './card-book.ts';
import { cardOf } from './card-of.ts';
import { sayOnCard } from './choose-language.ts';

/**
 * What is posted as an announcement is stored now.
 * @throws AnswerError when the wave of the announcement is gone
 */
export async function postCard(
  deps: SceneDeps,
  { announcement, rolloutId, by }: Pick<StoredAnnouncement, 'announcement' | 'rolloutId' | 'by'>,
  { owners }: { owners: readonly ChannelOwner[] },
): Promise<{ card: Card; summary: string }> {
  const scene = await sceneOf(deps, announcement, rolloutId);
  const card = await postCardIn(deps, scene, announcement, { owners, by: by.name });
  return { card, summary: summaryOf(card) };
}

/**
 * The card in the fallback language with nothing on it that belongs to one person. Words of a group, such as its
 * champions, stand on it where the channel is that of one group alone. Training is linked to directly, since nobody's
 * receipt comes from a channel.
 */
export async function postCardIn(
  { team }: Pick<SceneDeps, 'team'>,
  scene: Scene,
  announcement: Announcement,
  { owners, by }: { owners: readonly ChannelOwner[]; by: string },
): Promise<Card> {
  const [first = EVERYONE, ...others] = owners;
  const alone = others.length === 0 && first !== EVERYONE && first !== PILOT;
  const words = sayOnCard(announcement.fallback, undefined)(ownersInWords(scene.groups, owners));
  const recipient = {
    name: words,
    locale: undefined,
    group: words,
    team: await team.wordsFor(scene.rollout.id, alone ? first : PILOT),
    lead: by,
  };
  return cardOf(announcement, scene, announcement.fallback, recipient, { forChannel: true });
}
