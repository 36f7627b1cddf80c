import { useFormat } from '../../ui/format/format-context.tsx';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import type { LatestRate } from './latest.ts';

/** Where each group stands now, and where it comes from. */
export function LatestTable({ rates }: { rates: readonly LatestRate[] }) {
  const table = useStyledTable();
  const format = useFormat();
  return (
    <div className={table.frame}>
      <table className={table.table}>
        <caption>Latest adoption rate by business group</caption>
        <thead>
          <tr>
            <th scope="col">Business group</th>
            <th scope="col" className={table.number}>
              Rate
            </th>
            <th scope="col" className={table.number}>
              4 weeks
            </th>
            <th scope="col" className={table.number}>
              Active
            </th>
            <th scope="col" className={table.number}>
              Enabled
            </th>
          </tr>
        </thead>
        <tbody>
          {rates.map(({ id, name, latest, change }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className={table.number}>{format.percent(latest.rate)}</td>
              <td className={table.number}>{change === null ? '–' : format.points(change)}</td>
              <td className={table.number}>{format.number(latest.active)}</td>
              <td className={table.number}>{format.number(latest.enabled)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
