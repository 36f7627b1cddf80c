import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons';
import type { Attention } from '../../../bot/contract/overview/status.ts';
import { ATTENTION_WORDS } from './attention-words.ts';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground1,
  },
  icon: { flexShrink: 0, color: tokens.colorPaletteDarkOrangeForeground1 },
  calm: { color: tokens.colorNeutralForeground3 },
});

/** What the waves of a group ask for, as a sign and in words. */
export function AttentionMark({ attention }: { attention: Attention }) {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      <AlertRegular className={mergeClasses(styles.icon, attention === 'soon' && styles.calm)} aria-hidden />
      {ATTENTION_WORDS[attention]}
    </span>
  );
}
