import { Temporal } from 'temporal-polyfill';
import type { GateLimits } from '../../../contract/gates/gate-limits.ts';
import type { GateFacts } from '../facts/gate-facts.ts';
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
    source: 'Exit criteria of the phase that are required before its rollout',
    asOf: today,
    rows: facts.open.map(({ id, title }) => ({ id, name: title })),
  } as const;
  const [first] = facts.open;
  if (first) {
    const more = facts.open.length === 1 ? '' : ` and ${facts.open.length - 1} more`;
    return outcome(
      frame,
      'fail',
      facts.open.length,
      `"${first.title}"${more} of ${facts.required} required before the rollout is still open. Meet it, or have an approver waive it.`,
    );
  }
  const why =
    facts.required === 0 ? 'None is required before the rollout.' : `All ${facts.required} are met.`;
  return outcome(frame, 'pass', 0, why);
}

export function foundation({ foundation: facts, today }: GateFacts): Answered {
  if (!facts) return notAsked('foundation', 'Only the first wave of a workload asks for it.');
  const missing = facts.filter(({ done }) => done === false);
  const unknown = facts.filter(({ done }) => done === null);
  const frame = {
    id: 'foundation',
    limit: null,
    unit: 'count',
    bound: 'at-most',
    source: 'Plan and exit criteria of the foundation',
    asOf: today,
    rows: [...missing, ...unknown].map(({ phaseId, name }) => ({ id: phaseId, name })),
  } as const;
  if (missing.length > 0) {
    return outcome(frame, 'fail', missing.length, missing.map(({ why }) => why).join(' '));
  }
  if (unknown.length > 0) return inconclusive(frame, unknown.map(({ why }) => why).join(' '));
  return outcome(frame, 'pass', 0, `Done: ${facts.map(({ name }) => name).join(', ')}.`);
}

/** Champions are counted and not sampled, so a small group has an answer as well. */
export const champions = asking(
  'champions',
  'championsPer100',
  ({ limit, facts: { wave, today, champions: facts } }) => {
    if (!facts) return notAsked('champions', 'The pilot set has no champions of its own.');
    const frame = {
      id: 'champions',
      limit,
      unit: 'per-100',
      bound: 'at-least',
      source: 'Roles of the people in the coming group',
      asOf: today,
      rows: unnamed([wave.id]),
    } as const;
    const { count } = facts;
    if (facts.people === 0) return inconclusive(frame, 'Nobody is in the coming group.');
    const rate = perHundred(count, facts.people);
    const found = `${count === 1 ? '1 champion' : `${count} champions`} for ${people(facts.people)}`;
    const missing = Math.max(1, Math.ceil((limit * facts.people) / 100 - count));
    return judged(frame, rate, {
      pass: `${found}.`,
      fail: `${found}; ${limit} per 100 are asked. Win ${missing} more before the wave starts.`,
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
    source: 'Dates in the plan',
    asOf: today,
    rows: [{ id: latest.id, name: latest.name }],
  } as const;
  const between = `${latest.name} starts ${days === 1 ? '1 day' : `${days} days`} before this wave`;
  return judged(frame, days, {
    pass: `${between}.`,
    fail: `${between}; at least ${limit} are asked. Move this wave to a later date.`,
  });
});
