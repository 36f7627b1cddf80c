import type { DeliveryRowView } from '../../../../bot/contract/delivery/results.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Lines } from '../../../ui/states/Lines.tsx';
import { useStyledTable } from '../../../ui/states/use-styled-table.ts';
import { DELIVERY_WORDS } from '../reach/reach-words.ts';
import { receiptsOf } from './receipts.ts';

/** What happened to each of these people. */
export function ResultsTable({ rows }: { rows: readonly DeliveryRowView[] }) {
  const table = useStyledTable();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by Tab
    <section className={table.frame} aria-label="Results" tabIndex={0}>
      <table className={table.table} aria-label="What happened to each person">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Group</th>
            <th scope="col">Outcome</th>
            <th scope="col">What they did</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.person.id}>
              <th scope="row">
                {row.person.name}
                <div className={table.detail}>{row.upn}</div>
              </th>
              <td>{row.group.name}</td>
              <td>
                {DELIVERY_WORDS[row.state]}
                {row.whyWords !== null && <div className={table.detail}>{row.whyWords}</div>}
                {row.repeat && <div className={table.detail}>may have got it twice</div>}
              </td>
              <td>
                <Lines lines={receiptsOf(row, format)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
