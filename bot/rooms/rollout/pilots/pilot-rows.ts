import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import type { Stamped } from '../../../doors/azure/stamp.ts';
import type { Row } from '../../../doors/azure/table.ts';
import { type PilotStep, SINCE_BEGINNING } from './pilot-set.ts';

/** Somebody in the pilot set of a rollout: partition its id, row key theirs. A change comes with a new stamp. */
export interface PilotRow extends Stamped {
  /** PilotSteps as JSON; missing for who is in it since the beginning. */
  steps?: string;
  /** Of the plan that it belongs to, as in the row of its rollout; empty for one of before. */
  plan?: string;
}

export const PILOTS_TABLE = 'rolloutpilots';

const Steps = jsonCell(z.array(z.object({ date: z.iso.date(), pilot: z.boolean() })).min(1));

/** The steps in a row of somebody. */
export function stepsIn({ steps }: Pick<PilotRow, 'steps'>): readonly PilotStep[] {
  if (!steps) return SINCE_BEGINNING;
  return Steps.parse(steps).map(({ date, pilot }) => ({ date: Temporal.PlainDate.from(date), pilot }));
}

/** Somebody who is in the set since the beginning. */
export function toFirstRow(rolloutId: string, personId: string, plan: string): Row<PilotRow> {
  return { partitionKey: rolloutId, rowKey: personId, plan };
}

export function toPilotRow(
  rolloutId: string,
  personId: string,
  plan: string,
  steps: readonly PilotStep[],
): Row<PilotRow> {
  const text = JSON.stringify(steps.map(({ date, pilot }) => ({ date: date.toString(), pilot })));
  return { ...toFirstRow(rolloutId, personId, plan), steps: text };
}
