import type { CardsProgress } from '../../bot/contract/compose.ts';
import type { Format } from '../format/format.ts';

/** How far the cards in people's chats follow what was decided. */
export function cardsWords({ wish, done, gone, failed, finishedAt }: CardsProgress, format: Format): string {
  const did = wish === 'retract' ? 'taken back' : 'changed';
  const parts = [
    `${format.count(done, 'card', 'cards')} ${did}`,
    ...(gone > 0 ? [`${format.number(gone)} not there any more`] : []),
    ...(failed > 0 ? [`${format.number(failed)} that Teams would not change`] : []),
  ];
  return `${parts.join(', ')}${finishedAt === null ? ', and it goes on' : ''}.`;
}
