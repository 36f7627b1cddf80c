import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '1200px' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

/** The shape of a screen while its numbers are on their way. */
export function Loading({ what }: { what: string }) {
  const styles = useStyles();
  return (
    <Skeleton aria-label={`Loading ${what}`} className={styles.root}>
      <SkeletonItem size={32} />
      <div className={styles.row}>
        <SkeletonItem size={64} />
        <SkeletonItem size={64} />
        <SkeletonItem size={64} />
        <SkeletonItem size={64} />
      </div>
      <SkeletonItem size={24} />
      <SkeletonItem size={24} />
      <SkeletonItem size={24} />
      <SkeletonItem size={24} />
    </Skeleton>
  );
}
