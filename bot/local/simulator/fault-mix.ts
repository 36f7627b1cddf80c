import { z } from 'zod';
import type { Fault, FaultHook } from './faults.ts';
import { blockedByPerson, conversationNotFound, throttled } from './refusals.ts';

/** What can go wrong with a message to somebody. */
export const FaultKind = z.enum([
  'throttled',
  'throttled-silent',
  'bad-gateway',
  'reset-after-landing',
  'blocked',
  'gone',
]);
export type FaultKind = z.infer<typeof FaultKind>;

/** Which share of messages meets which fault; shares from 0 to 1, all together at most 1. */
export const FaultMix = z
  .partialRecord(FaultKind, z.number().min(0).max(1))
  .refine((mix) => sumOf(mix) <= 1, 'The shares of all faults together are at most 1.');
export type FaultMix = z.infer<typeof FaultMix>;

/** A fault that a message met. */
export interface MetFault {
  person: string;
  kind: FaultKind;
}

/** Faults by lot. @param met is told of each one that happens */
export function faultsOf(mix: FaultMix, met: (fault: MetFault) => void, lot = Math.random): FaultHook {
  return ({ operation, personId }) => {
    if (operation !== 'send' || personId === null) return undefined;
    let drawn = lot();
    for (const kind of FaultKind.options) {
      drawn -= mix[kind] ?? 0;
      if (drawn >= 0) continue;
      met({ person: personId, kind });
      return faultOf(kind);
    }
    return undefined;
  };
}

function faultOf(kind: FaultKind): Fault {
  switch (kind) {
    case 'throttled':
      return throttled();
    case 'throttled-silent': {
      const { status, body } = throttled();
      return { status, body };
    }
    case 'bad-gateway':
      return { status: 502, body: { error: { code: 'ServiceError', message: 'Bad gateway.' } } };
    case 'reset-after-landing':
      return { status: 0, afterLanding: true, reset: true };
    case 'blocked':
      return blockedByPerson();
    case 'gone':
      return conversationNotFound();
  }
}

function sumOf(mix: Partial<Record<FaultKind, number>>): number {
  return Object.values(mix).reduce((sum, share) => sum + share, 0);
}
