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

export const ReasonCount = z.object({ why: z.string(), people: z.number().int() });
export type ReasonCount = z.infer<typeof ReasonCount>;
