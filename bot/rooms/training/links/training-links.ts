import type { KeyObject } from 'node:crypto';
import { readTrainingToken, type TrainingClick, trainingToken } from './training-token.ts';

/** Links to training that go through this product, so that it hears when somebody opens one. */
export interface TrainingLinks {
  /** The address of a training item on this person's card. */
  linkFor(to: TrainingClick): string;
  /** What a link says; undefined for one that was not given out here. */
  read(token: string): TrainingClick | undefined;
}

/** The longest link there can be: a public address of a hundred letters, and a token. */
export const LONGEST_LINK = 260;

/** @param publicUrl where people reach this product, without a slash at the end */
export function createTrainingLinks(publicUrl: string, key: KeyObject): TrainingLinks {
  return {
    linkFor: (to) => `${publicUrl}/go/${trainingToken(key, to)}`,
    read: (token) => readTrainingToken(key, token),
  };
}
