import { makeStyles, mergeClasses, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    width: '100%',
    padding: tokens.spacingHorizontalS,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

interface RowButtonProps {
  /** Whether this row is the picked one; left out where rows open something and none stays picked. */
  readonly picked?: boolean;
  /** Laid over the plain row. */
  readonly className?: string | undefined;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** One row of a list, all of it a button. */
export function RowButton({ picked, className, onClick, children }: RowButtonProps) {
  const styles = useStyles();
  // When a drawer that it opened closes, the focus comes back to this row.
  const restore = useRestoreFocusTarget();
  return (
    <button
      {...restore}
      type="button"
      aria-pressed={picked}
      className={mergeClasses(styles.root, className)}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
