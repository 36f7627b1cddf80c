import type { KeyObject } from 'node:crypto';
import type { Card } from '../../teams/chat.ts';
import type { Delivery } from '../delivering/delivery.ts';
import { readTrainingToken, type TrainingClick, trainingToken } from './training-token.ts';

/** Links to training that go through this product, so that it hears when somebody opens one. */
export interface TrainingLinks {
  /** This card with links of this person's own. The card stays as it is: it is made once for many people. */
  personal(card: Card, to: Pick<Delivery, 'announcementId' | 'chunk' | 'personId'>): Card;
  /** What a link says; undefined for one that was not given out here. */
  read(token: string): TrainingClick | undefined;
}

/** Stands for the address of a training item on a card that was not given to anybody yet. */
export function markOf(item: { id: string }): string {
  return `groundswell-training:${item.id}`;
}

/** The longest link there can be: a public address of a hundred letters, and a token. */
export const LONGEST_LINK = 260;

/** `${markOf(item)}` wherever it stands as the address of a link. */
const MARK = /\(groundswell-training:([a-z0-9-]+)\)/g;

/** @param publicUrl where people reach this product, without a slash at the end */
export function createTrainingLinks(publicUrl: string, key: KeyObject): TrainingLinks {
  return {
    personal(card, { announcementId, chunk, personId }) {
      const own = (_: string, item: string) =>
        `(${publicUrl}/go/${trainingToken(key, { announcementId, chunk, personId, item })})`;
      return {
        ...card,
        body: card.body?.map((block) =>
          block.type === 'TextBlock' && 'text' in block
            ? { ...block, text: block.text.replace(MARK, own) }
            : block,
        ),
      };
    },
    read: (token) => readTrainingToken(key, token),
  };
}
