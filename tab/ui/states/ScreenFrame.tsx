import { makeStyles, Text, Title2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  title: { display: 'grid', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface ScreenFrameProps {
  readonly title: string;
  /** One quiet line under the title. */
  readonly explains?: ReactNode;
  /** What one can do or choose on the whole screen, at the end of the heading row. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen: its heading row, and its parts one under the other. */
export function ScreenFrame({ title, explains, actions, children }: ScreenFrameProps) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <div className={styles.title}>
          <Title2 as="h1">{title}</Title2>
          {explains !== undefined && <Text className={styles.quiet}>{explains}</Text>}
        </div>
        {actions}
      </div>
      {children}
    </div>
  );
}
