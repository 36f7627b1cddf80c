import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Role } from '../../../bot/contract/common.ts';
import type { ConditionView } from '../../../bot/contract/gates/gate-conditions.ts';
import type { GateView } from '../../../bot/contract/gates/gates.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import { ConditionRows } from './ConditionRows.tsx';
import { conditionRows } from './condition-rows.ts';
import { OutcomeMark } from './Marks.tsx';
import { amount, limitWords } from './words.ts';

const PHONE = '@media (max-width: 640px)';

const useStyles = makeStyles({
  // Where the page is narrow, each condition becomes a block and each cell says its column.
  table: {
    [PHONE]: {
      '& thead': { position: 'absolute', clipPath: 'inset(50%)', width: '1px', height: '1px' },
      '& tbody, & tr, & th, & td': { display: 'block' },
      '& tbody td, & tbody th': { padding: `${tokens.spacingVerticalXS} 0`, borderBottom: 'none' },
      '& tbody tr': {
        padding: `${tokens.spacingVerticalS} 0`,
        borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      },
    },
  },
  named: {
    [PHONE]: {
      '::before': { content: 'attr(data-name) ": "', color: tokens.colorNeutralForeground2 },
    },
  },
  why: { fontWeight: tokens.fontWeightRegular, maxWidth: '60ch', overflowWrap: 'anywhere' },
  short: { whiteSpace: 'nowrap' },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

/** What the gate asks, what was found, and what it was counted from. */
export function ConditionTable({ gate, role }: { gate: GateView; role: Role }) {
  const table = useStyledTable();
  const styles = useStyles();
  return (
    <div className={table.frame}>
      <table className={mergeClasses(table.table, styles.table)} aria-label="Conditions">
        <thead>
          <tr>
            <th scope="col">Outcome</th>
            <th scope="col">Condition</th>
            <th scope="col">Value</th>
            <th scope="col">Counted from</th>
          </tr>
        </thead>
        <tbody>
          {gate.conditions.map((condition) => (
            <Condition key={condition.id} condition={condition} gate={gate} role={role} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ConditionProps {
  readonly condition: ConditionView;
  readonly gate: GateView;
  readonly role: Role;
}

function Condition({ condition, gate, role }: ConditionProps) {
  const styles = useStyles();
  const format = useFormat();
  const asked = limitWords(condition, format);
  const { title, outcome, warns, value, unit, why, source, asOf } = condition;
  return (
    <tr>
      <td>
        <OutcomeMark outcome={outcome} warns={warns} />
      </td>
      <th scope="row">
        {title}
        <div className={styles.why}>{why}</div>
      </th>
      <td data-name="Value" className={mergeClasses(styles.named, styles.short)}>
        {value === null ? 'Not known' : amount(value, unit, format)}
        {asked !== undefined && <div className={styles.quiet}>Asked: {asked}</div>}
      </td>
      <td>
        <div className={styles.quiet}>
          {source}
          {asOf !== null && `, as of ${format.day(asOf)}`}
        </div>
        <ConditionRows name={title} rows={conditionRows(condition, gate, role, format)} />
      </td>
    </tr>
  );
}
