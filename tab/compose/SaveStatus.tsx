import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { SaveRegular } from '@fluentui/react-icons';
import { useFormat } from '../format/format-context.tsx';
import { saveWords } from './save-state.ts';
import type { DraftSaving } from './use-draft-saving.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Whether what is on the screen is kept, and the button for whoever does not want to wait. */
export function SaveStatus({ saving, byItself }: { saving: DraftSaving; byItself: boolean }) {
  const styles = useStyles();
  const format = useFormat();
  const { kind } = saving.state;
  const canSave = kind === 'changed' || kind === 'failed';
  return (
    <div className={styles.root}>
      <Text role="status" className={styles.quiet}>
        {saveWords(saving.state, format)}
      </Text>
      {(canSave || !byItself) && (
        <Button
          appearance={byItself ? 'secondary' : 'primary'}
          icon={<SaveRegular />}
          disabled={!canSave}
          onClick={() => saving.save()}
        >
          Save
        </Button>
      )}
    </div>
  );
}
