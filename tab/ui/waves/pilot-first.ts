import { PILOT } from '../../../bot/contract/people/pilot.ts';

interface OfGroup {
  readonly group: { readonly id: string };
}

/** The rows as they came, but the pilot set before all groups. */
export function pilotFirst<Row extends OfGroup>(rows: readonly Row[]): readonly Row[] {
  const isPilot = (row: Row): boolean => row.group.id === PILOT;
  return [...rows.filter(isPilot), ...rows.filter((row) => !isPilot(row))];
}
