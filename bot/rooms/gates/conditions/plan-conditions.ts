import { type Message, message } from '../../../base/words/message.ts';
import type { GateLimits } from '../../../contract/gates/gate-limits.ts';
import type { GateFacts, Groundwork } from '../facts/gate-facts.ts';
import { type Answered, notAsked, outcome, people, warning } from './condition.ts';

// What stands around the coming wave: the work of IT under it, and other rollouts beside it.

/** What IT has not done holds the first wave that builds on it, or warns; what comes after the last waves warns. */
export function groundwork({ groundwork: facts, today }: GateFacts, limits: GateLimits): Answered {
  if (!facts) return notAsked('groundwork', 'gates.first-on-groundwork');
  const open = [...facts.open, ...facts.after];
  const missing = missingIn(facts);
  const told = facts.after.length === 0 ? missing : [...missing, criteriaOpen('after', facts.after)];
  const frame = {
    id: 'groundwork',
    limit: null,
    unit: 'count',
    bound: 'at-most',
    asOf: today,
    rows: open.map(({ id, title, phase }) => ({
      id,
      name: message('gates.criterion-of', { title, phase }),
    })),
  } as const;
  const count = open.length + notConfigured(facts).length;
  if (told.length === 0) return outcome(frame, 'pass', 0, message('gates.groundwork-pass'));
  const reason = message('common.sentences', { sentences: { series: told, between: ' ' } });
  return missing.length > 0 && limits.groundwork === 'hold'
    ? outcome(frame, 'fail', count, reason)
    : warning(frame, count, reason);
}

function missingIn(facts: Groundwork): Message[] {
  const { open } = facts;
  return [
    ...notConfigured(facts).map(({ phase, state }) => message('gates.not-configured', { phase, state })),
    ...(open.length > 0 ? [criteriaOpen('before', open)] : []),
  ];
}

function notConfigured({ infrastructure }: Groundwork): Groundwork['infrastructure'] {
  return infrastructure.filter(({ state }) => state !== 'configured');
}

function criteriaOpen(when: 'before' | 'after', open: Groundwork['open']): Message {
  const [first] = open;
  const params = { title: first?.title ?? '', phase: first?.phase ?? '', more: open.length - 1 };
  return message(`gates.groundwork-open-${when}`, params);
}

/** The same people in two rollouts at once are no fault of the wave: its leads are to know of it. */
export function collisions({ collisions: found = [], wave, today }: GateFacts): Answered {
  const [first] = found;
  if (!first) return notAsked('collisions', 'gates.no-collision');
  const frame = {
    id: 'collisions',
    limit: null,
    unit: 'people',
    bound: 'at-most',
    asOf: today,
    rows: found.map(({ waveId, phase, rollout }) => ({
      id: waveId,
      name: message('gates.phase-in-rollout', { phase, rollout }),
    })),
  } as const;
  const params = {
    people: people(wave.people),
    phase: first.phase,
    rollout: first.rollout,
    from: { day: first.from },
    to: { day: first.to },
    more: found.length - 1,
  };
  return warning(frame, wave.people, message('gates.collides', params));
}
