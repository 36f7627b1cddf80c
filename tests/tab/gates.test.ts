import { describe, expect, test } from 'vitest';
import type { ConditionView, Outcome } from '../../bot/contract/gate-conditions.ts';
import type { ReplayedWave } from '../../bot/contract/gate-replay.ts';
import type { GateState, GateView } from '../../bot/contract/gates.ts';
import type { WaveState } from '../../bot/contract/rollout.ts';
import { DEFAULT_LIMITS } from '../../bot/gates/limits/default-limits.ts';
import { createFormat } from '../../tab/format/format.ts';
import { conditionRows } from '../../tab/gates/condition-rows.ts';
import { choices, consequences } from '../../tab/gates/decisions.ts';
import { filteredGates, gateSections, scopeOf, wentUndecided } from '../../tab/gates/gate-list.ts';
import {
  draftOf,
  faultsIn,
  limitsOf,
  numberIn,
  sameLimits,
  withNumber,
} from '../../tab/gates/limits-draft.ts';
import { replayedWords, replayOrder, replaySentences } from '../../tab/gates/replay.ts';
import { issueNumber, scopeChoices } from '../../tab/gates/safeguard-scope.ts';
import { severalConsequences, severalFor, severalName, severalResult } from '../../tab/gates/several.ts';
import { amount, limitWords, verdictSentence } from '../../tab/gates/words.ts';

const format = createFormat('en-GB');

function aWave(over: { group?: string; phase?: string; start?: string; state?: WaveState } = {}) {
  const { group = 'sales', phase = 'identity', start = '2026-12-15', state = 'planned' } = over;
  return {
    id: `foundation.${phase}.${group}`,
    phase: { id: phase, name: phase },
    group: { id: group, name: group },
    start,
    end: '2027-01-15',
    state,
    people: 214,
  };
}

function listed(state: GateState, wave: Parameters<typeof aWave>[0] = {}, storm = false) {
  return { wave: aWave(wave), state, storm };
}

function aCondition(outcome: Outcome, over: Partial<ConditionView> = {}): ConditionView {
  return {
    id: 'reach',
    title: 'Reach',
    outcome,
    value: 62.5,
    limit: 80,
    unit: 'percent',
    bound: 'at-least',
    why: '',
    source: '',
    asOf: null,
    rows: [],
    ...over,
  };
}

function aGate(over: Partial<GateView> = {}): GateView {
  return {
    wave: aWave(),
    state: 'open',
    opensOn: '2026-12-08',
    verdict: 'fail',
    storm: false,
    notPassed: [],
    last: null,
    mayDecide: true,
    conditions: [aCondition('fail'), aCondition('inconclusive', { title: 'Adoption' }), aCondition('pass')],
    notAsked: [],
    previous: [{ id: 'foundation.identity.pilot', name: 'Identity, pilot set' }],
    factsAt: '2026-12-10T08:00:00Z',
    heldBecause: null,
    heldBy: [],
    events: [],
    seen: 3,
    ...over,
  };
}

describe('deciding several at once', () => {
  const gates = [
    aGate({ wave: aWave({ group: 'sales' }), verdict: 'pass' }),
    aGate({ wave: aWave({ group: 'legal' }), verdict: 'fail' }),
    aGate({ wave: aWave({ group: 'finance' }), verdict: 'pass', mayDecide: false }),
  ];

  test('offers go for what passes and hold for all, of what one may decide on', () => {
    const groups = (kind: 'go' | 'hold') => severalFor(gates, kind).map(({ wave }) => wave.group.id);

    expect(groups('go')).toEqual(['sales']);
    expect(groups('hold')).toEqual(['sales', 'legal']);
  });

  test('names a gate by group, phase, start and how it stands', () => {
    expect(gates.slice(0, 2).map((gate) => severalName(gate, format))).toEqual([
      'sales, identity · 15 Dec 2026 · Pass',
      'legal, identity · 15 Dec 2026 · Fail',
    ]);
  });

  test('says before how many waves and people it is about', () => {
    expect(severalConsequences('go', gates, format)[0]).toBe(
      '3 waves with 642 people go ahead, and their announcements go out as planned.',
    );
    expect(severalConsequences('hold', gates.slice(0, 1), format)[0]).toBe(
      '1 wave with 214 people stops until somebody lets it go on.',
    );
  });

  test('tells which were refused, by name', () => {
    const answers = [
      { waveId: 'a', refusal: null },
      { waveId: 'b', refusal: 'Lea has held this wave.' },
    ];

    expect(severalResult(answers, (waveId) => `Gate ${waveId}`)).toEqual({
      decided: 1,
      refused: [{ name: 'Gate b', refusal: 'Lea has held this wave.' }],
    });
  });
});

describe('the list of gates', () => {
  test('shows what needs a decision first, stopped by the storm brake before the rest', () => {
    const { waiting } = gateSections([
      listed('open', { group: 'finance', start: '2026-12-01' }),
      listed('go', { group: 'legal', start: '2026-12-20' }, true),
    ]);

    expect(waiting.map(({ wave }) => wave.group.id)).toEqual(['legal', 'finance']);
  });

  test('shows what comes by date, and what is behind the latest first', () => {
    const sections = gateSections([
      listed('coming', { group: 'b', start: '2027-02-01' }),
      listed('coming', { group: 'a', start: '2027-01-01' }),
      listed('go', { group: 'c', start: '2026-10-01' }),
      listed('overridden', { group: 'd', start: '2026-11-01' }),
    ]);

    expect(sections.coming.map(({ wave }) => wave.group.id)).toEqual(['a', 'b']);
    expect(sections.past.map(({ wave }) => wave.group.id)).toEqual(['d', 'c']);
  });

  test('keeps held waves in sight until they are over', () => {
    const sections = gateSections([
      listed('held', { group: 'a' }),
      listed('held', { group: 'b', state: 'complete' }),
    ]);

    expect(sections.held.map(({ wave }) => wave.group.id)).toEqual(['a']);
    expect(sections.past.map(({ wave }) => wave.group.id)).toEqual(['b']);
  });

  test('counts a wave that began before it had a gate as behind', () => {
    const { coming, past } = gateSections([listed('coming', { state: 'in-progress' })]);

    expect([coming.length, past.length]).toEqual([0, 1]);
  });

  test('knows the waves that went without a decision', () => {
    const gates = [
      listed('open', { state: 'complete' }),
      listed('coming', { state: 'in-progress' }),
      listed('open', { state: 'in-progress' }),
      listed('held', { state: 'complete' }),
      listed('coming'),
    ];

    expect(gates.map(wentUndecided)).toEqual([true, true, false, false, false]);
  });

  test('is narrowed by group, phase and state together', () => {
    const gates = [
      listed('open', { group: 'sales', phase: 'identity' }),
      listed('open', { group: 'sales', phase: 'windows' }),
      listed('coming', { group: 'legal', phase: 'windows' }),
    ];

    const shown = filteredGates(gates, { group: 'sales', phase: 'windows', state: 'open' });

    expect(shown).toEqual([gates[1]]);
    expect(filteredGates(gates, {})).toEqual(gates);
  });

  test('offers each group once by name, and phases in the order of their waves', () => {
    const { groups, phases } = scopeOf([
      { wave: aWave({ group: 'sales', phase: 'windows', start: '2027-01-01' }) },
      { wave: aWave({ group: 'sales', phase: 'identity', start: '2026-01-01' }) },
      { wave: aWave({ group: 'legal', phase: 'windows', start: '2027-02-01' }) },
    ]);

    expect(groups.map(({ id }) => id)).toEqual(['legal', 'sales']);
    expect(phases.map(({ id }) => id)).toEqual(['identity', 'windows']);
  });
});

describe('the verdict', () => {
  test.each<[Outcome[], string]>([
    [['pass', 'pass'], 'Both conditions pass.'],
    [['pass', 'pass', 'pass'], 'All 3 conditions pass.'],
    [['pass'], 'The one condition passes.'],
    [['fail', 'pass', 'pass'], '1 of 3 conditions does not pass.'],
    [['fail', 'fail', 'inconclusive'], '2 of 3 conditions do not pass. 1 more cannot be judged yet.'],
    [['inconclusive', 'pass'], '1 of 2 conditions cannot be judged yet, and that does not count as a pass.'],
    [[], 'This gate asks nothing of this wave.'],
  ])('of %j is: %s', (outcomes, sentence) => {
    expect(
      verdictSentence(
        outcomes.map((outcome) => ({ outcome })),
        format,
      ),
    ).toBe(sentence);
  });
});

describe('a value', () => {
  test.each([
    [62.5, 'percent', '62.5 %'],
    [4.2, 'per-100', '4.2 per 100'],
    [1, 'days', '1 day'],
    [3.8, 'points', '3.8 of 5'],
    [1200, 'count', '1,200'],
  ] as const)('%d in %s reads %s', (value, unit, words) => {
    expect(amount(value, unit, format)).toBe(words);
  });

  test('is asked to be on one side of its limit, where it has one', () => {
    expect(limitWords(aCondition('pass'), format)).toBe('at least 80 %');
    expect(limitWords({ limit: 5, unit: 'days', bound: 'at-most' }, format)).toBe('at most 5 days');
    expect(limitWords({ limit: null, unit: 'count', bound: 'at-most' }, format)).toBeUndefined();
  });
});

describe('the rows behind a value', () => {
  const rowsOf = (over: Partial<ConditionView>, role: 'lead' | 'champion' = 'lead') =>
    conditionRows(aCondition('fail', over), aGate(), role, format);
  const unnamed = (id: string) => [{ id, name: null }];

  test('lead to the issues that they are', () => {
    expect(rowsOf({ id: 'blockers', rows: unnamed('12') })).toEqual([
      { key: '12', words: '#12', to: '/issues?issue=12' },
    ]);
  });

  test('lead to the announcements of the wave before, for leads alone', () => {
    const row = { id: 'reach' as const, rows: unnamed('a1') };

    expect(rowsOf(row)[0]?.to).toBe('/announce?wave=foundation.identity.pilot');
    expect(rowsOf(row, 'champion')[0]?.to).toBeUndefined();
  });

  test('name criteria and phases as people call them', () => {
    const rows = [{ id: 'admins', name: 'Dedicated admin accounts' }];

    expect(rowsOf({ id: 'criteria', rows })).toEqual([
      { key: 'admins', words: 'Dedicated admin accounts', to: '/criteria?phase=identity' },
    ]);
    expect(rowsOf({ id: 'foundation', rows })[0]?.words).toBe('Dedicated admin accounts');
  });

  test('name a report by its date', () => {
    expect(rowsOf({ id: 'data-age', rows: unnamed('2026-12-03') })[0]?.words).toBe('Report of 3 Dec 2026');
  });
});

describe('a decision', () => {
  const offered = (over: Partial<GateView>) => choices(aGate(over)).map(({ kind }) => kind);
  const passing = [aCondition('pass')];

  test('go is refused with a reason until every condition passes', () => {
    const [go] = choices(aGate());

    expect(go).toEqual({ kind: 'go', refusal: expect.stringContaining('once every condition passes') });
    expect(choices(aGate({ conditions: passing }))[0]?.refusal).toBeUndefined();
  });

  test('override is offered only where something does not pass', () => {
    expect(offered({})).toEqual(['go', 'hold', 'override']);
    expect(offered({ conditions: passing })).toEqual(['go', 'hold']);
  });

  test('after go only hold is left, until the storm brake stops the wave', () => {
    expect(offered({ state: 'go', conditions: passing })).toEqual(['hold']);
    expect(offered({ state: 'overridden' })).toEqual(['hold']);
    expect(offered({ state: 'go', storm: true })).toEqual(['go', 'hold', 'override']);
  });

  test('a held wave is not held twice', () => {
    expect(offered({ state: 'held' })).toEqual(['go', 'override']);
  });

  test('is nothing for whoever may not take it', () => {
    expect(offered({ mayDecide: false })).toEqual([]);
  });

  test('says what it does and to how many people', () => {
    expect(consequences('hold', aGate(), format)).toEqual([
      'The wave does not start.',
      'Its announcements stop too, until somebody lets it go on.',
      'The 214 people in it hear your reason when they ask for their turn.',
    ]);
    expect(consequences('override', aGate(), format)[0]).toBe(
      'It goes although 2 conditions do not pass: Reach and Adoption.',
    );
    expect(consequences('go', aGate(), format)[0]).toBe('The wave goes ahead on 15 Dec 2026.');
  });
});

describe('a wave that something else holds', () => {
  test('is not said to be free once its gate lets it go', () => {
    const held = aGate({ state: 'coming', heldBecause: 'The VPN client drops.' });

    expect(consequences('go', held, format)).toContain(
      'What holds it apart from this gate stays until somebody ends that hold.',
    );
    expect(consequences('go', aGate(), format).join()).not.toContain('apart from this gate');
  });
});

describe('limits in the form', () => {
  const draft = draftOf(DEFAULT_LIMITS, DEFAULT_LIMITS);

  test('come back as they were', () => {
    expect(limitsOf(draft)).toEqual(DEFAULT_LIMITS);
    expect(limitsOf(draftOf({ ...DEFAULT_LIMITS, storm: null }, DEFAULT_LIMITS))).toEqual({
      ...DEFAULT_LIMITS,
      storm: null,
    });
  });

  test('that are switched off are not asked, and keep their number for later', () => {
    const off = withNumber(draft, 'reachPercent', { asked: false });

    expect(limitsOf(off)?.reachPercent).toBeNull();
    expect(numberIn(off, 'reachPercent').text).toBe('80');
  });

  test('that were never asked start from a number when they are switched on', () => {
    const on = withNumber(draft, 'satisfaction', { asked: true });

    expect(limitsOf(on)?.satisfaction).toBe(4);
  });

  test('are read with a comma as well', () => {
    expect(limitsOf(withNumber(draft, 'issuesPer100', { text: ' 2,5 ' }))?.issuesPer100).toBe(2.5);
  });

  test.each([
    ['reachPercent', '101', 'Write a number from 0 to 100.'],
    ['leadDays', '2.5', 'Write a whole number from 0 to 60.'],
    ['satisfaction', '0', 'Write a number from 1 to 5.'],
    ['minPeople', '', 'Write a whole number from 1 to 1000.'],
    ['stormMinIssues', '-1', 'Write a whole number from 1 to 1000.'],
  ] as const)('with %s of %j are refused: %s', (key, text, sentence) => {
    const wrong = withNumber(draft, key, { asked: true, text });

    expect(faultsIn(wrong)).toEqual({ [key]: sentence });
    expect(limitsOf(wrong)).toBeUndefined();
  });

  test('that do not count are not found wrong', () => {
    const wrong = withNumber({ ...draft, storm: false }, 'stormMinIssues', { text: 'x' });

    expect(faultsIn(withNumber(wrong, 'reachPercent', { asked: false, text: 'x' }))).toEqual({});
  });

  test('are the same only if the storm brake is the same too', () => {
    expect(sameLimits(DEFAULT_LIMITS, { ...DEFAULT_LIMITS, storm: { issuesPer100: 10, minIssues: 5 } })).toBe(
      true,
    );
    expect(sameLimits(DEFAULT_LIMITS, { ...DEFAULT_LIMITS, storm: { issuesPer100: 10, minIssues: 6 } })).toBe(
      false,
    );
    expect(sameLimits(DEFAULT_LIMITS, { ...DEFAULT_LIMITS, storm: null })).toBe(false);
    expect(sameLimits(DEFAULT_LIMITS, { ...DEFAULT_LIMITS, soakDays: null })).toBe(false);
  });
});

describe('a replay', () => {
  function aReplayed(was: Outcome, would: Outcome, start: string): ReplayedWave {
    return {
      wave: aWave({ start, state: 'complete' }),
      on: start,
      decided: 'go',
      was,
      would,
      wouldHold: would !== 'pass',
      conditions: [],
    };
  }
  const waves = [
    aReplayed('pass', 'pass', '2026-03-01'),
    aReplayed('pass', 'fail', '2026-01-01'),
    aReplayed('pass', 'inconclusive', '2026-02-01'),
  ];

  test('shows the waves whose verdict changes first', () => {
    expect(replayOrder(waves).map(({ wave }) => wave.start)).toEqual([
      '2026-02-01',
      '2026-01-01',
      '2026-03-01',
    ]);
  });

  test('says how many waves would have waited, and how many it knows nothing of', () => {
    expect(replaySentences({ waves, withoutFacts: 2 }, format)).toEqual([
      '2 of 3 past waves would not have gone by themselves.',
      '2 verdicts would have been another one.',
      '2 past waves are left out: the facts of that day were never collected.',
    ]);
  });

  test.each([
    ['pass', 'fail', 'passed, would fail'],
    ['fail', 'fail', 'failed then as well'],
    ['inconclusive', 'pass', 'could not be judged, would pass'],
    [null, 'inconclusive', 'was not asked, would not be judged'],
    ['fail', null, 'failed, would not be asked'],
  ] as const)('says of a condition that was %s and would be %s: %s', (was, would, words) => {
    expect(replayedWords({ was, would })).toBe(words);
  });

  test('without a past wave says so', () => {
    expect(replaySentences({ waves: [], withoutFacts: 0 }, format)).toEqual([
      'There is no past wave yet whose facts were collected.',
    ]);
  });
});

describe('a safeguard hold', () => {
  test('offers the groups that one leads, and only what is not over', () => {
    const gates = [
      { wave: aWave({ group: 'sales', phase: 'identity', state: 'complete' }) },
      { wave: aWave({ group: 'sales', phase: 'windows' }) },
      { wave: aWave({ group: 'legal', phase: 'teams' }) },
    ];

    const limited = scopeChoices(gates, [{ id: 'sales', name: 'Sales' }]);

    expect(limited.groups.map(({ id }) => id)).toEqual(['sales']);
    expect(limited.phases.map(({ id }) => id)).toEqual(['windows']);
    expect(scopeChoices(gates, null).groups.map(({ id }) => id)).toEqual(['legal', 'sales']);
  });

  test.each([
    ['', null],
    [' #12 ', 12],
    ['7', 7],
    ['twelve', undefined],
    ['0', undefined],
  ])('with the issue %j is of %j', (text, number) => {
    expect(issueNumber(text)).toBe(number);
  });
});
