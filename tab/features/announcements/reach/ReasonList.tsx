import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReasonCount } from '../../../../bot/contract/telling/unreachable.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** How many people cannot be reached, for each reason in words. */
export function ReasonList({ reasons }: { reasons: readonly ReasonCount[] }) {
  const styles = useStyles();
  const format = useFormat();
  const counted = reasons.filter((reason) => reason.people > 0);
  if (counted.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Why people are not reached">
      {counted.map(({ why, people, words }) => (
        <li key={why}>
          {format.people(people)}: {words}
        </li>
      ))}
    </ul>
  );
}
