import { describe, expect, test } from 'vitest';
import type { GateView } from '../../../../bot/contract/gates/gates.ts';
import { choices, consequences } from '../../../../tab/features/gates/decisions.ts';
import { createFormat } from '../../../../tab/ui/format/format.ts';
import { aCondition, aGate } from './a-gate.ts';

const format = createFormat('en-GB');

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

    expect(consequences('go', held, format)).toContain('Any other hold stays until somebody ends it.');
    expect(consequences('go', aGate(), format).join()).not.toContain('apart from this gate');
  });
});
