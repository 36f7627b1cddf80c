import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons';
import { type FormEvent, useState } from 'react';
import { LONGEST_REPORT } from '../../../bot/contract/feedback/issue-states.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  field: { flexGrow: 1, minWidth: 0 },
});

/** Where one writes in the person's place. */
export function ComposeBox({ mayWrite, onSay }: { mayWrite: boolean; onSay: (text: string) => void }) {
  const styles = useStyles();
  const [text, setText] = useState('');

  const say = (event: FormEvent): void => {
    event.preventDefault();
    const said = text.trim();
    if (said === '' || !mayWrite) return;
    onSay(said);
    setText('');
  };

  return (
    <form className={styles.form} onSubmit={say}>
      <Input
        className={styles.field}
        aria-label="Message"
        placeholder={mayWrite ? 'Type a message' : 'Install and unblock the app to write'}
        disabled={!mayWrite}
        value={text}
        maxLength={LONGEST_REPORT}
        onChange={(_, data) => setText(data.value)}
      />
      <Button
        appearance="primary"
        type="submit"
        icon={<SendRegular />}
        aria-label="Send message"
        disabled={!mayWrite || text.trim() === ''}
      />
    </form>
  );
}
