import { describe, expect, test } from 'vitest';
import {
  allFaults,
  blocking,
  faultsAt,
  validation,
} from '../../../../../tab/features/announcements/editor/faults.ts';

describe('faults', () => {
  const fault = (where: string, blocks = true) => ({ where, what: `${where} is wrong.`, blocks });

  test('stand at their field and at everything above it, and at no other', () => {
    const faults = [fault('contents.de.text'), fault('contents.den.text'), fault('audience')];

    expect(faultsAt(faults, 'contents.de')).toEqual([faults[0]]);
    expect(faultsAt(faults, 'audience')).toEqual([faults[2]]);
  });

  test('that block are errors, others warnings', () => {
    expect(validation([fault('a', false)]).validationState).toBe('warning');
    expect(validation([fault('a', false), fault('b')])).toMatchObject({
      validationMessage: { children: 'a is wrong.\nb is wrong.' },
      validationState: 'error',
    });
    expect(validation([])).toEqual({});
    expect(blocking([fault('a', false), fault('b')])).toBe(1);
  });

  test('that the tab finds come before what the server said about the same field', () => {
    const own = [{ where: 'schedule', what: 'Choose a date.', blocks: true }];

    expect(allFaults(own, [fault('schedule'), fault('audience')])).toEqual([...own, fault('audience')]);
  });
});
