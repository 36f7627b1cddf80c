import { titleOf } from '../../../base/words/commands.ts';
import { message } from '../../../base/words/message.ts';
import { sentences } from '../../../base/words/sentences.ts';
import type { Reply } from '../../../doors/teams/chat.ts';
import { whyCancelled } from './held-words.ts';
import { ABOUT_MISSED, type NameOf, whatIsMissed } from './membership-words.ts';
import { nameTurns } from './name-turns.ts';
import type { Timeline } from './timeline.ts';

interface NothingAheadFacts {
  timeline: Timeline;
  nameOf: NameOf;
}

/** Of what somebody has had, the last ones are named. */
const MOST_NAMED = 10;

/** The answer to "When is my turn?" of somebody for whom nothing is on, planned or on hold. */
export function nothingAhead({ timeline, nameOf }: NothingAheadFacts): Reply {
  const { done, cancelled, missed } = timeline;
  const report = titleOf('feedback.report');
  const name = nameTurns([...done, ...cancelled, ...missed]);
  const had = done.slice(-MOST_NAMED);
  const phases = { list: had.map(name) };
  const stopped = cancelled.map((turn) => whyCancelled(turn, name(turn)));
  if (missed.length + stopped.length > 0) {
    const said = had.length > 0 ? [message('rollout.reached-already', { phases })] : [];
    const missing = missed.length > 0 ? [...whatIsMissed(missed, nameOf, name), ABOUT_MISSED] : [];
    return { say: sentences([...said, ...stopped, ...missing]) };
  }
  const rollouts = timeline.rollouts.length;
  if (had.length === 0) return { say: message('rollout.in-no-wave', { report, rollouts }) };
  return { say: message('rollout.all-done', { phases, report }) };
}
