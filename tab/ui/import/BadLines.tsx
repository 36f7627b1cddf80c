import { Text } from '@fluentui/react-components';
import type { ImportReport } from '../../../bot/contract/common.ts';
import { useFormat } from '../format/format-context.tsx';
import { useStyledTable } from '../states/use-styled-table.ts';

/** More bad lines than these help nobody fix a file. */
const SHOWN_BAD_LINES = 50;

interface BadLinesProps {
  readonly caption: string;
  readonly bad: ImportReport['bad'];
}

/** Line by line what of a file cannot be taken; nothing when all can. */
export function BadLines({ caption, bad }: BadLinesProps) {
  const table = useStyledTable();
  const format = useFormat();
  const rest = bad.length - SHOWN_BAD_LINES;
  if (bad.length === 0) return null;

  return (
    <div className={table.frame}>
      <table className={table.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {bad.slice(0, SHOWN_BAD_LINES).map((row) => (
            <tr key={`${row.line} ${row.reason}`}>
              <td>{format.number(row.line)}</td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <Text>And {format.count(rest, 'more row', 'more rows')}.</Text>}
    </div>
  );
}
