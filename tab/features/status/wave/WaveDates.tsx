import { useFormat } from '../../../ui/format/format-context.tsx';
import { useStyledTable } from '../../../ui/states/use-styled-table.ts';
import type { Gantt } from '../../../ui/waves/gantt.ts';
import { WaveStateMark } from '../../../ui/waves/WaveStateMark.tsx';

/** The Gantt picture as a table. */
export function WaveDates({ gantt }: { gantt: Gantt }) {
  const table = useStyledTable();
  const format = useFormat();
  return (
    <div className={table.frame}>
      <table className={table.table}>
        <caption>Waves by date</caption>
        <thead>
          <tr>
            <th scope="col">Business group</th>
            <th scope="col">Phase</th>
            <th scope="col">Dates</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {gantt.rows.flatMap((row) =>
            row.bars.map((bar) => (
              <tr key={bar.id}>
                <th scope="row">{row.group.name}</th>
                <td>{bar.phase}</td>
                <td>{format.longDays(bar.start, bar.end)}</td>
                <td>
                  <WaveStateMark state={bar.state} />
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
