import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalS, minWidth: 0 },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'grid',
    gap: tokens.spacingVerticalXS,
  },
});

interface PartProps {
  readonly title: string;
  readonly explains?: string;
  readonly children: ReactNode;
}

/** A titled part within a phase or a workload. */
export function Part({ title, explains, children }: PartProps) {
  const styles = useStyles();
  return (
    <section className={styles.part}>
      <Subtitle2 as="h4" className={styles.title}>
        {title}
      </Subtitle2>
      {explains !== undefined && <Text className={styles.quiet}>{explains}</Text>}
      {children}
    </section>
  );
}

export function TextList({ items }: { items: readonly string[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
