import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { WaveView } from '../../../../bot/contract/rollout/rollout.ts';
import type { Format } from '../../../ui/format/format.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { SharePicture } from '../../../ui/states/SharePicture.tsx';
import { WaveStateMark } from '../../../ui/waves/WaveStateMark.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '2px', minWidth: '128px' },
  short: { minWidth: '168px' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  reached: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
});

interface WaveFactsProps {
  readonly wave: WaveView;
  /** In as few lines as can be: of a share there is the number alone, and people are left out. */
  readonly short?: boolean;
}

/** One wave in a few lines: state, dates, people, and the share its announcement reached. */
export function WaveFacts({ wave, short = false }: WaveFactsProps) {
  const styles = useStyles();
  const format = useFormat();
  if (short) {
    const reached =
      wave.share === null ? unsharedWords(wave, format) : `${format.percent(wave.share)} reached`;
    return (
      <div className={mergeClasses(styles.root, styles.short)}>
        <WaveStateMark state={wave.state} />
        <span className={styles.quiet}>
          {format.days(wave.start, wave.end)} · {reached}
        </span>
      </div>
    );
  }
  return (
    <div className={styles.root}>
      <WaveStateMark state={wave.state} />
      <span className={styles.quiet}>{format.days(wave.start, wave.end)}</span>
      <span className={styles.quiet}>{format.people(wave.people)}</span>
      {wave.share === null ? (
        <span className={styles.quiet}>{unsharedWords(wave, format)}</span>
      ) : (
        <span className={styles.reached}>
          <SharePicture share={wave.share} />
          <span className={styles.quiet}>{format.percent(wave.share)} reached</span>
        </span>
      )}
    </div>
  );
}

/** A wave whose people have all gone to other groups has no share, though it was announced. */
function unsharedWords({ reached }: WaveView, format: Format): string {
  return reached === null ? 'Not announced' : `${format.people(reached)} reached`;
}
