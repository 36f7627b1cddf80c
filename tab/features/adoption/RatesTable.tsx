import { useFormat } from '../../ui/format/format-context.tsx';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import { type RateLine, rateTable } from './lines.ts';

/** The chart as a table. */
export function RatesTable({ lines }: { lines: readonly RateLine[] }) {
  const table = useStyledTable();
  const format = useFormat();
  const { dates, rows } = rateTable(lines);
  return (
    <div className={table.frame}>
      <table className={table.table}>
        <caption>Adoption rate by business group and date</caption>
        <thead>
          <tr>
            <th scope="col">Business group</th>
            {dates.map((date) => (
              <th scope="col" key={date} className={table.number}>
                {format.shortDay(date)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {row.rates.map((rate, index) => (
                <td key={dates[index]} className={table.number}>
                  {rate === null ? '–' : format.percent(rate)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
