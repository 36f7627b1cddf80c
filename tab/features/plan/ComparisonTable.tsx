import type { StrategyWords } from '../../../bot/contract/rollout/compare.ts';
import { lastDay } from '../../ui/format/calendar.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import { nameOf, type Plan } from './comparison.ts';

interface ComparisonTableProps {
  readonly plans: readonly Plan[];
  readonly strategies: readonly StrategyWords[];
  readonly workload: boolean;
}

/** The figures of each plan in a row, or the sentence that says why it cannot be had. */
export function ComparisonTable({ plans, strategies, workload }: ComparisonTableProps) {
  const table = useStyledTable();
  return (
    <div className={table.frame}>
      <table className={table.table}>
        <caption>
          Lengths in days. Rest is the time between two phases for one person. In two rollouts: people who
          would be in another one on the same days.
        </caption>
        <thead>
          <tr>
            <th scope="col">{workload ? 'Plan' : 'Strategy'}</th>
            <th scope="col">Last day</th>
            <th scope="col" className={table.number}>
              Days in all
            </th>
            <th scope="col" className={table.number}>
              A new phase every
            </th>
            <th scope="col" className={table.number}>
              Rest, shortest
            </th>
            <th scope="col" className={table.number}>
              Rest, usual
            </th>
            <th scope="col" className={table.number}>
              At once for IT
            </th>
            <th scope="col" className={table.number}>
              Pilots at once
            </th>
            <th scope="col" className={table.number}>
              In two rollouts
            </th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.strategy}>
              <th scope="row">{workload ? 'This workload' : nameOf(plan, strategies)}</th>
              <Figures plan={plan} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figures({ plan }: { plan: Plan }) {
  const table = useStyledTable();
  const format = useFormat();
  if (!plan.ok) return <td colSpan={8}>Not possible: {plan.why}</td>;
  const { days, cadenceDays, restDays, mostPhasesAtOnceForIt, mostPilotsAtOnce, collisions } = plan;
  const figures = [
    ['days', days],
    ['cadence', cadenceDays],
    ['least rest', restDays?.min ?? null],
    ['usual rest', restDays?.median ?? null],
    ['phases', mostPhasesAtOnceForIt],
    ['pilots', mostPilotsAtOnce],
    ['people in two', collisions?.people ?? 0],
  ] as const;
  return (
    <>
      <td>{format.day(lastDay(plan.end))}</td>
      {figures.map(([name, value]) => (
        <td key={name} className={table.number}>
          {value === null ? '–' : format.number(value)}
        </td>
      ))}
    </>
  );
}
