import { timestamp } from '../../../base/clock.ts';
import { conflict, forbidden, notFound } from '../../../base/errors.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { ResendState } from '../../delivery/job-kinds.ts';
import { followed } from '../lifecycle/follow-delivery.ts';
import { judge } from '../lifecycle/judge-composition.ts';
import type { ComposeDeps } from './compose-deps.ts';

/**
 * Sends an announcement again to those whom it failed for, who could not be reached, or of whom nobody knows.
 * Answers with how many they are, as they were counted last.
 * @throws AnswerError when it is not sent, when it reached everybody, or when this lead may not address them.
 */
export async function resend(
  deps: ComposeDeps,
  caller: Caller,
  id: string,
  states: readonly ResendState[],
): Promise<{ people: number; posts: number }> {
  const { compositions, audit, desk, clock } = deps;
  const kept = await compositions.get(id);
  if (!kept) throw notFound('announcement', id);
  const found = await followed(deps, kept);
  const { facts } = await judge(deps, caller, found);
  if (facts.notTheirs !== undefined) throw forbidden('not-your-groups', facts.notTheirs);
  if (found.state !== 'sent') {
    throw conflict(
      'step-does-not-fit',
      `It is ${found.state}. It can be sent again to those who missed it once it is sent.`,
    );
  }
  const [people, posts] = await Promise.all([desk.missing(id, states), desk.missingPosts(id, states)]);
  if (people + posts === 0)
    throw conflict('nobody-missed-it', 'There is nobody of that kind: nothing is sent again.');
  const at = timestamp(clock);
  const next = { ...found, state: 'sending' as const, changedAt: at, version: found.version + 1 };
  if ((await compositions.update(found, next)) === 'changed') {
    throw conflict(
      'announcement-changed',
      'Somebody has just changed this announcement. Nothing was sent again: look at it as it is now.',
    );
  }
  await desk.resend(id, states, at);
  const by = { id: caller.id, name: caller.name };
  const also = posts > 0 ? `, ${posts} ${posts === 1 ? 'post' : 'posts'} in channels` : '';
  await audit.add(id, { what: 'resent', by, at, note: `${people} people${also}: ${states.join(', ')}` });
  return { people, posts };
}
