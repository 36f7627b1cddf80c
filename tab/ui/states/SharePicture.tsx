import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  track: {
    height: '6px',
    borderRadius: '3px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground6,
    outline: `1px solid ${tokens.colorTransparentStroke}`,
  },
  bar: { height: '100%', backgroundColor: tokens.colorBrandBackground, borderRadius: '3px' },
});

/** A share as a bar. It only repeats a number that stands beside it, so it is silent. */
export function SharePicture({ share }: { share: number }) {
  const styles = useStyles();
  return (
    <div className={styles.track} aria-hidden>
      <div className={styles.bar} style={{ inlineSize: `${share * 100}%` }} />
    </div>
  );
}
