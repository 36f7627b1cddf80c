import { makeStyles } from '@fluentui/react-components';
import { useFormat } from '../../ui/format/format-context.tsx';
import { useRowsInSight } from '../../ui/states/use-rows-in-sight.ts';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import type { LatestRate } from './latest.ts';

/** About as high as a row, in px. */
const ROW_PX = 37;

const useStyles = makeStyles({ frame: { overflow: 'auto', maxWidth: '100%', maxHeight: '560px' } });

interface LatestTableProps {
  readonly rates: readonly LatestRate[];
  readonly loadMore: (() => unknown) | undefined;
}

/** Where each group stands now, and where it comes from. */
export function LatestTable({ rates, loadMore }: LatestTableProps) {
  const styles = useStyles();
  const table = useStyledTable();
  const rows = useRowsInSight<HTMLDivElement>({ count: rates.length, height: () => ROW_PX, loadMore });
  const format = useFormat();
  return (
    <div className={styles.frame} ref={rows.frame}>
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
          {rows.before > 0 && <tr aria-hidden style={{ height: rows.before }} />}
          {rows.indexes.map((index) => {
            const rate = rates[index];
            if (rate === undefined) return null;
            const { id, name, latest, change } = rate;
            return (
              <tr key={id} ref={rows.measure} data-index={index}>
                <th scope="row">{name}</th>
                <td className={table.number}>{format.percent(latest.rate)}</td>
                <td className={table.number}>{change === null ? '–' : format.points(change)}</td>
                <td className={table.number}>{format.number(latest.active)}</td>
                <td className={table.number}>{format.number(latest.enabled)}</td>
              </tr>
            );
          })}
          {rows.after > 0 && <tr aria-hidden style={{ height: rows.after }} />}
        </tbody>
      </table>
    </div>
  );
}
