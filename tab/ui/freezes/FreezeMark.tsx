import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  mark: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface FreezeMarkProps {
  /** Of the freezes that a wave runs into. */
  readonly names: readonly string[];
  readonly during: 'wait' | 'run';
}

/** Says of a wave that it runs into a freeze, and what it does then; nothing where it runs into none. */
export function FreezeMark({ names, during }: FreezeMarkProps) {
  const styles = useStyles();
  if (names.length === 0) return null;
  const what = during === 'wait' ? 'Waits during' : 'Runs on during';
  return (
    <span className={styles.mark}>
      {what} {names.join(', ')}
    </span>
  );
}
