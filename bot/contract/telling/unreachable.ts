import { z } from 'zod';

/** Why a person cannot be reached. */
export const UnreachableReason = z.enum([
  'not-installed',
  'removed-app',
  'blocked',
  'disabled-by-admin',
  'forbidden',
  'conversation-gone',
  'left',
]);
export type UnreachableReason = z.infer<typeof UnreachableReason>;

/** People whom one reason keeps from getting something. */
export const CountedReason = z.object({
  why: z.string().describe('The code of the reason, or what Teams called it'),
  people: z.number().int(),
});
export type CountedReason = z.infer<typeof CountedReason>;

export const ReasonCount = CountedReason.extend({
  words: z.string().describe('The reason in words, to stand after the number of people'),
});
export type ReasonCount = z.infer<typeof ReasonCount>;
