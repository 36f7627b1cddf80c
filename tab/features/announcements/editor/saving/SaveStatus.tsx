import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { SaveRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Standing } from '../../../../../bot/contract/announcements/life.ts';
import { ConfirmDialog } from '../../../../ui/form/ConfirmDialog.tsx';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { isDelivered } from '../../life/steps.ts';
import { saveWords } from './save-state.ts';
import type { DraftSaving } from './use-draft-saving.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Whether what is on the screen is kept, and the button for whoever does not want to wait. */
export function SaveStatus({ saving, life }: { saving: DraftSaving; life: Standing }) {
  const styles = useStyles();
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const { kind } = saving.state;
  const byItself = life === 'draft';
  const canSave = kind === 'changed' || kind === 'failed';

  const save = async (): Promise<void> => {
    await saving.save();
    setAsked(false);
  };

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
          onClick={() => (isDelivered(life) ? setAsked(true) : save())}
        >
          Save
        </Button>
      )}
      <ConfirmDialog
        open={asked}
        title="Change the cards that people have?"
        confirm="Change the cards"
        busy={kind === 'saving'}
        onConfirm={save}
        onCancel={() => setAsked(false)}
      >
        Everybody who got it has what is written here now, in place of what they had. Nobody hears of it a
        second time.
      </ConfirmDialog>
    </div>
  );
}
