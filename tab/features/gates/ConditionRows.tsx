import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useFormat } from '../../ui/format/format-context.tsx';
import { ScreenLink } from '../../ui/states/ScreenLink.tsx';
import type { ConditionRow } from './condition-rows.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalS}`,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

/** More would hide the other conditions. */
const AT_FIRST = 6;

/** The rows behind a value, each one a way to it where a screen shows it. */
export function ConditionRows({ name, rows }: { name: string; rows: readonly ConditionRow[] }) {
  const styles = useStyles();
  const format = useFormat();
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const rest = all ? 0 : rows.length - AT_FIRST;
  return (
    <ul className={styles.list} aria-label={`Rows behind: ${name}`}>
      {(all ? rows : rows.slice(0, AT_FIRST)).map(({ key, words, to }) => (
        <li key={key}>{to === undefined ? words : <ScreenLink to={to}>{words}</ScreenLink>}</li>
      ))}
      {rest > 0 && (
        <li>
          <Link as="button" onClick={() => setAll(true)}>
            {format.number(rest)} more
          </Link>
        </li>
      )}
    </ul>
  );
}
