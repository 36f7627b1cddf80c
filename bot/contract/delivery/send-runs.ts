import { z } from 'zod';
import { Moment, PersonName } from '../common.ts';
import { RESENDABLE } from './delivery-states.ts';

/** The pass over all of its people, a pass over those who missed it, or one over those who joined the audience since. */
export const SendRunKind = z.enum(['first', 'resend', 'late-joiners']);
export type SendRunKind = z.infer<typeof SendRunKind>;

/** States of people who have not got it, as far as anybody knows, though everything was tried. */
export const ResendState = z.enum(RESENDABLE);
export type ResendState = z.infer<typeof ResendState>;

/** One pass of delivery over the people of an announcement. */
export const SendRunView = z.object({
  number: z.int().min(1).describe('1 for the first'),
  kind: SendRunKind,
  state: z.enum(['sending', 'sent', 'stopped', 'cancelled']),
  by: PersonName,
  startedAt: Moment,
  endedAt: Moment.nullable(),
  people: z.int().describe('Whom it is for, as far as they are counted'),
  sent: z.int().describe('Who got it in this run'),
});
export type SendRunView = z.infer<typeof SendRunView>;

/** How far the cards that people have already are being changed, or taken back. */
export const CardsProgress = z.object({
  wish: z.enum(['update', 'retract']),
  done: z.int().describe('Cards that were changed or taken back'),
  gone: z.int().describe('Cards that were not there any more'),
  failed: z.int().describe('Cards that Teams would not change'),
  finishedAt: Moment.nullable(),
});
export type CardsProgress = z.infer<typeof CardsProgress>;
