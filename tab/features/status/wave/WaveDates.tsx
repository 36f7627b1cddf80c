import { makeStyles } from '@fluentui/react-components';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { useRowsInSight } from '../../../ui/states/use-rows-in-sight.ts';
import { useStyledTable } from '../../../ui/states/use-styled-table.ts';
import type { Gantt } from '../../../ui/waves/gantt.ts';
import { WaveStateMark } from '../../../ui/waves/WaveStateMark.tsx';

/** About as high as a row, in px. */
const ROW_PX = 37;

const useStyles = makeStyles({ frame: { overflow: 'auto', maxWidth: '100%', maxHeight: '560px' } });

interface WaveDatesProps {
  readonly gantt: Gantt;
  readonly loadMore: (() => unknown) | undefined;
}

/** The Gantt picture as a table. */
export function WaveDates({ gantt, loadMore }: WaveDatesProps) {
  const styles = useStyles();
  const table = useStyledTable();
  const format = useFormat();
  const waves = gantt.rows.flatMap((row) => row.bars.map((bar) => ({ bar, group: row.group.name })));
  const rows = useRowsInSight<HTMLDivElement>({ count: waves.length, height: () => ROW_PX, loadMore });
  return (
    <div className={styles.frame} ref={rows.frame}>
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
          {rows.before > 0 && <tr aria-hidden style={{ height: rows.before }} />}
          {rows.indexes.map((index) => {
            const wave = waves[index];
            if (wave === undefined) return null;
            const { bar, group } = wave;
            return (
              <tr key={bar.id} ref={rows.measure} data-index={index}>
                <th scope="row">{group}</th>
                <td>
                  {bar.phase}
                  {bar.rollout !== null && <div className={table.detail}>{bar.rollout}</div>}
                </td>
                <td>{format.longDays(bar.start, bar.end)}</td>
                <td>
                  <WaveStateMark state={bar.state} />
                </td>
              </tr>
            );
          })}
          {rows.after > 0 && <tr aria-hidden style={{ height: rows.after }} />}
        </tbody>
      </table>
    </div>
  );
}
