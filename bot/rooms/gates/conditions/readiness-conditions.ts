import { Temporal } from 'temporal-polyfill';
import { type Message, message } from '../../../base/words/message.ts';
import type { GateLimits } from '../../../contract/gates/gate-limits.ts';
import type { GateFacts, NeededPhase } from '../facts/gate-facts.ts';
import {
  type Answered,
  asking,
  askingBefore,
  FIRST_WAVE,
  inconclusive,
  judged,
  notAsked,
  outcome,
  people,
  perHundred,
  SWITCHED_OFF,
  unnamed,
} from './condition.ts';

// Whether the coming wave itself is ready, whatever the waves before it have shown.

export function criteria({ criteria: facts, today }: GateFacts, limits: GateLimits): Answered {
  if (!limits.criteria) return notAsked('criteria', SWITCHED_OFF);
  const frame = {
    id: 'criteria',
    limit: null,
    unit: 'count',
    bound: 'at-most',
    asOf: today,
    rows: facts.open.map(({ id, title }) => ({ id, name: title })),
  } as const;
  const [first] = facts.open;
  if (first) {
    const params = { title: first.title, more: facts.open.length - 1, required: facts.required };
    return outcome(frame, 'fail', facts.open.length, message('gates.criteria-fail', params));
  }
  return outcome(frame, 'pass', 0, message('gates.criteria-pass', { required: facts.required }));
}

export function foundation({ foundation: facts, today }: GateFacts): Answered {
  if (!facts) return notAsked('foundation', 'gates.first-of-workload');
  const missing = facts.filter(({ done }) => done === false);
  const unknown = facts.filter(({ done }) => done === null);
  const frame = {
    id: 'foundation',
    limit: null,
    unit: 'count',
    bound: 'at-most',
    asOf: today,
    rows: [...missing, ...unknown].map(({ phaseId, name }) => ({ id: phaseId, name })),
  } as const;
  if (missing.length > 0) {
    return outcome(frame, 'fail', missing.length, reasonsOf(missing));
  }
  if (unknown.length > 0) return inconclusive(frame, reasonsOf(unknown));
  const phases = facts.map(({ name }) => name).join(', ');
  return outcome(frame, 'pass', 0, message('gates.foundation-pass', { phases }));
}

function reasonsOf(phases: readonly NeededPhase[]): Message {
  return message('common.sentences', { sentences: { series: phases.map(({ why }) => why), between: ' ' } });
}

/** Champions are counted and not sampled, so a small group has an answer as well. */
export const champions = asking(
  'champions',
  'championsPer100',
  ({ limit, facts: { wave, today, champions: facts } }) => {
    if (!facts) return notAsked('champions', 'gates.pilot-champions');
    const frame = {
      id: 'champions',
      limit,
      unit: 'per-100',
      bound: 'at-least',
      asOf: today,
      rows: unnamed([wave.id]),
    } as const;
    const { count } = facts;
    if (facts.people === 0) return inconclusive(frame, message('gates.nobody-in-group'));
    const rate = perHundred(count, facts.people);
    const missing = Math.max(1, Math.ceil((limit * facts.people) / 100 - count));
    return judged(frame, rate, {
      pass: 'gates.champions-pass',
      fail: 'gates.champions-fail',
      params: { count, people: people(facts.people), missing },
    });
  },
);

/** Days that the people of the wave before have had, counted from the last of them to start. */
export const soak = askingBefore('soak', 'soakDays', ({ limit, previous, facts: { wave, today } }) => {
  const latest = previous.waves.toSorted((a, b) => a.start.localeCompare(b.start)).at(-1);
  if (!latest) return notAsked('soak', FIRST_WAVE);
  const days = Temporal.PlainDate.from(latest.start).until(wave.start, { largestUnit: 'days' }).days;
  const frame = {
    id: 'soak',
    limit,
    unit: 'days',
    bound: 'at-least',
    asOf: today,
    rows: unnamed([latest.id]),
  } as const;
  return judged(frame, days, {
    pass: 'gates.soak-pass',
    fail: 'gates.soak-fail',
    params: { wave: latest.id, days },
  });
});
