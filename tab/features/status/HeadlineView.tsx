import { makeStyles, Title3, tokens } from '@fluentui/react-components';
import { useFormat } from '../../ui/format/format-context.tsx';
import { statesToShow, WaveStateMark } from '../../ui/waves/WaveStateMark.tsx';
import type { Headline } from './headline.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(132px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  figure: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'flex-end',
    gap: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    '& dd': { margin: 0 },
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** How far the whole rollout is, in five figures. */
export function HeadlineView({ headline }: { headline: Headline }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <dl className={styles.root} aria-label="Headline figures">
      {statesToShow(headline.waves.cancelled > 0).map((state) => (
        <div key={state} className={styles.figure}>
          <dt className={styles.quiet}>
            <WaveStateMark state={state} />
          </dt>
          <dd>
            <Title3>{format.number(headline.waves[state])}</Title3>{' '}
            <span className={styles.quiet}>{headline.waves[state] === 1 ? 'wave' : 'waves'}</span>
          </dd>
        </div>
      ))}
      <div className={styles.figure}>
        <dt className={styles.quiet}>
          {headline.share === null
            ? 'reached, nothing is announced yet'
            : `reached: ${format.number(headline.reached)} of ${format.number(headline.announcedTo)} in announced waves`}
        </dt>
        <dd>
          <Title3>{headline.share === null ? '–' : format.percent(headline.share)}</Title3>
        </dd>
      </div>
    </dl>
  );
}
