import type { CancelPreview, RolloutLifeView } from '../../../bot/contract/overview/rollout-life.ts';
import type { RolloutState } from '../../../bot/contract/rollout/rollout-states.ts';
import type { Format } from '../../ui/format/format.ts';

/** What goes on comes first, then what is to come, then what is over. */
const ORDER: readonly RolloutState[] = ['running', 'planned', 'finished', 'cancelled'];

/** In the order in which people look for them; of one state in the order they came in. */
export function inOrder(rollouts: readonly RolloutLifeView[]): RolloutLifeView[] {
  return rollouts.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

/** How far the waves are: `12 of 45 waves complete · 3 in progress · 1 held`. */
export function progressWords({ waves }: Pick<RolloutLifeView, 'waves'>, format: Format): string {
  const parts = [
    `${format.number(waves.complete)} of ${format.count(waves.all, 'wave', 'waves')} complete`,
    ...(waves.inProgress > 0 ? [`${format.number(waves.inProgress)} in progress`] : []),
    ...(waves.held > 0 ? [`${format.number(waves.held)} held`] : []),
    ...(waves.cancelled > 0 ? [`${format.number(waves.cancelled)} cancelled`] : []),
  ];
  return parts.join(' · ');
}

/** Whom it is for, and how many of them know. */
export function peopleWords(
  { groups, people, told, begun }: Pick<RolloutLifeView, 'groups' | 'people' | 'told' | 'begun'>,
  format: Format,
): string {
  const whom = `${format.count(groups, 'business group', 'business groups')}, ${format.people(people)}`;
  if (told > 0) return `${whom} · ${format.people(told)} told`;
  return `${whom} · ${begun ? 'announced, nobody reached so far' : 'nobody told yet'}`;
}

/** What stops when it is cancelled, a sentence for each thing; nothing is said of what there is none of. */
export function stopsWords(preview: CancelPreview, format: Format): string[] {
  const { waves, scheduled, inWork, sending, elsewhere, told } = preview;
  const sentences: [number, string][] = [
    [
      waves,
      `${format.count(waves, 'wave that is not over stops', 'waves that are not over stop')}. What is over stays as it is.`,
    ],
    [
      sending,
      `${format.count(sending, 'announcement is', 'announcements are')} being sent: nobody else gets it.`,
    ],
    [
      scheduled,
      `${format.count(scheduled, 'scheduled announcement is', 'scheduled announcements are')} cancelled.`,
    ],
    [
      inWork,
      `${format.count(inWork, 'announcement that is being written', 'announcements that are being written')} can no longer be sent.`,
    ],
    [
      elsewhere,
      `${format.count(elsewhere, 'scheduled announcement to other people becomes a draft', 'scheduled announcements to other people become drafts')}, and the author is told.`,
    ],
    [
      told,
      `${format.count(told, 'person who was told gets', 'people who were told get')} a message with your reason, and the card says that it is cancelled.`,
    ],
  ];
  return sentences.filter(([count]) => count > 0).map(([, sentence]) => sentence);
}
