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
    // Grounds of hovered and picked things are loud in high contrast and ask for a text of their own; a quiet ground
    // with a line around it leaves every text in the row readable.
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground3,
      boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke1Hover}`,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  picked: {
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 3px 0 0 0 ${tokens.colorCompoundBrandStroke}`,
    ':hover': {
      backgroundColor: tokens.colorBrandBackground2,
      boxShadow: `inset 3px 0 0 0 ${tokens.colorCompoundBrandStroke}, inset 0 0 0 1px ${tokens.colorNeutralStroke1Hover}`,
    },
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
      className={mergeClasses(styles.root, className, picked && styles.picked)}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
