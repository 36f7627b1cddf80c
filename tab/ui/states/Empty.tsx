import { makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components';
import { BoxRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    justifyItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    textAlign: 'center',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
  },
  icon: { fontSize: '48px', color: tokens.colorNeutralForeground3 },
  title: { textAlign: 'center' },
  text: { maxWidth: '52ch', textAlign: 'center', color: tokens.colorNeutralForeground2 },
  ways: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: tokens.spacingHorizontalS },
});

/** Nothing to show yet: why, and what the reader can do about it. */
export function Empty({ title, children, ways }: { title: string; children: ReactNode; ways?: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.root}>
      <BoxRegular className={styles.icon} aria-hidden />
      <Subtitle1 as="h2" className={styles.title}>
        {title}
      </Subtitle1>
      <Text className={styles.text}>{children}</Text>
      {ways !== undefined && <div className={styles.ways}>{ways}</div>}
    </section>
  );
}
