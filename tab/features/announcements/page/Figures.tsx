import { makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { useFormat } from '../../../ui/format/format-context.tsx';
import type { Figure } from './figures.ts';

const useStyles = makeStyles({
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(112px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    '& div': { display: 'flex', flexDirection: 'column-reverse', justifyContent: 'start' },
    '& dd': { margin: 0, display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
    '& dt': { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, flexGrow: 1 },
  },
  share: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Counts side by side, each with its name. */
export function Figures({ figures, label }: { figures: readonly Figure[]; label: string }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <dl className={styles.figures} aria-label={label}>
      {figures.map(({ name, count, share }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {count === null ? <Text>Not counted</Text> : <Title3>{format.number(count)}</Title3>}
            {share !== undefined && <span className={styles.share}>{format.percent(share)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
