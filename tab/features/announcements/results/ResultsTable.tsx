import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DeliveryRowView } from '../../../../bot/contract/delivery/results.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Lines } from '../../../ui/states/Lines.tsx';
import { useStyledTable } from '../../../ui/states/use-styled-table.ts';
import { DELIVERY_WORDS } from '../reach/reach-words.ts';
import { receiptsOf } from './receipts.ts';

const PHONE = '@media (max-width: 560px)';

// On a phone the group stands under the name, so that what happened is on the screen with it.
const useStyles = makeStyles({
  table: {
    [PHONE]: {
      tableLayout: 'fixed',
      '& th, & td': { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}` },
      '& thead th:first-child': { width: '44%' },
      '& th, & td, & thead th': { overflowWrap: 'anywhere', whiteSpace: 'normal' },
    },
  },
  wide: { [PHONE]: { display: 'none' } },
  narrow: { display: 'none', [PHONE]: { display: 'block' } },
});

/** What happened to each of these people. */
export function ResultsTable({ rows }: { rows: readonly DeliveryRowView[] }) {
  const table = useStyledTable();
  const styles = useStyles();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by Tab
    <section className={table.frame} aria-label="Results" tabIndex={0}>
      <table className={mergeClasses(table.table, styles.table)} aria-label="What happened to each person">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col" className={styles.wide}>
              Group
            </th>
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
                <div className={mergeClasses(table.detail, styles.narrow)}>{row.group.name}</div>
              </th>
              <td className={styles.wide}>{row.group.name}</td>
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
