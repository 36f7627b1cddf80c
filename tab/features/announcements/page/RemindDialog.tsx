import { Field, Textarea } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { LONGEST_REMINDER } from '../../../../bot/contract/delivery/limits.ts';
import type { DeliveryCounts } from '../../../../bot/contract/delivery/sending.ts';
import { useRemind } from '../../../api/results.ts';
import { DialogForm } from '../../../ui/form/DialogForm.tsx';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { toRemind } from './figures.ts';

interface RemindDialogProps {
  readonly id: string;
  readonly counts: DeliveryCounts;
}

/** Reminds those who got it and have not said so; nothing where there is nobody to remind. */
export function RemindDialog({ id, counts }: RemindDialogProps) {
  if (toRemind(counts) === 0) return null;
  return (
    <FormDialog opener="Remind" icon={<AlertRegular />} appearance="secondary">
      {(onDone) => <RemindForm id={id} counts={counts} onDone={onDone} />}
    </FormDialog>
  );
}

function RemindForm({ id, counts, onDone }: RemindDialogProps & { onDone: () => void }) {
  const format = useFormat();
  const reminding = useRemind(id);
  const [text, setText] = useState('');
  const people = format.people(toRemind(counts));
  return (
    <DialogForm
      title="Send a reminder?"
      submit="Remind"
      problem="The reminder was not sent"
      complete
      saving={reminding}
      wish={() => text.trim()}
      thanks={(answer) => `${format.people(answer.people)} are being reminded.`}
      onDone={onDone}
    >
      It goes to {people} who got the announcement and have not pressed "Got it", and to nobody else.
      <Field label="What it says" hint="Left empty, it only points back to the announcement.">
        <Textarea value={text} maxLength={LONGEST_REMINDER} onChange={(_, data) => setText(data.value)} />
      </Field>
    </DialogForm>
  );
}
