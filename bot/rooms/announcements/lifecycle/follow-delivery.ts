import { timestamp } from '../../../base/clock.ts';
import type { CompositionState } from '../../../contract/announcements/composition.ts';
import type { ComposeDeps, DeliveryCourse } from '../writing/compose-deps.ts';
import { BY_ITSELF } from '../writing/composition.ts';
import type { FoundComposition } from '../writing/compositions-table.ts';

type FollowDeps = Pick<ComposeDeps, 'compositions' | 'audit' | 'desk' | 'clock'>;

/** The state that an announcement has, now that its delivery is where it is. */
export function stateBy(state: CompositionState, course: DeliveryCourse | undefined): CompositionState {
  if (state !== 'sending' || !course) return state;
  return course.state === 'sent' || course.state === 'stopped' ? course.state : state;
}

/**
 * The announcement as it is now that its delivery has come so far; written down if that is news. Its version stays:
 * nobody's work is overwritten by it.
 */
export async function followed(
  { compositions, audit, desk, clock }: FollowDeps,
  found: FoundComposition,
): Promise<FoundComposition> {
  if (found.state !== 'sending') return found;
  const course = await desk.course(found.id);
  const state = stateBy(found.state, course);
  if (state === found.state) return found;
  // When it came to its end, not when somebody first looked.
  const at = course?.settledAt ?? timestamp(clock);
  if ((await compositions.update(found, { ...found, state, changedAt: at })) === 'written') {
    const what = state === 'sent' ? 'finished' : 'stopped';
    await audit.add(found.id, { what, by: BY_ITSELF, at, note: course?.stoppedBecause ?? '' });
  }
  return (await compositions.get(found.id)) ?? found;
}
