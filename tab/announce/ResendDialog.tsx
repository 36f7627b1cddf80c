import { Checkbox, Field } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DeliveryCounts } from '../../bot/contract/announcing.ts';
import { type AgainState, useResend } from '../api/results.ts';
import { DialogForm } from '../form/DialogForm.tsx';
import { FormDialog } from '../form/FormDialog.tsx';
import { useFormat } from '../format/format-context.tsx';

interface ResendDialogProps {
  readonly id: string;
  readonly counts: DeliveryCounts;
}

const CHOICES: readonly { state: AgainState; words: string; hint?: string }[] = [
  { state: 'failed', words: 'it failed for' },
  { state: 'unreachable', words: 'could not be reached' },
  { state: 'unknown', words: 'may have got it, though Teams never said so: they may get it twice' },
];

/** Sends again to those who have not got it; nothing where everybody has. */
export function ResendDialog({ id, counts }: ResendDialogProps) {
  if (counts.failed + counts.unreachable + counts.unknown === 0) return null;
  return (
    <FormDialog opener="Resend" icon={<ArrowRepeatAllRegular />} appearance="secondary">
      {(onDone) => <ResendForm id={id} counts={counts} onDone={onDone} />}
    </FormDialog>
  );
}

function ResendForm({ id, counts, onDone }: ResendDialogProps & { onDone: () => void }) {
  const format = useFormat();
  const resending = useResend(id);
  const offered = CHOICES.filter(({ state }) => counts[state] > 0);
  const [picked, setPicked] = useState<readonly AgainState[]>(
    // Whoever may have it already is only picked by hand.
    offered.map(({ state }) => state).filter((state) => state !== 'unknown'),
  );
  const people = picked.reduce((sum, state) => sum + counts[state], 0);
  return (
    <DialogForm
      title="Send again?"
      submit="Resend"
      problem="It was not sent again"
      complete={people > 0}
      saving={resending}
      wish={() => [...picked]}
      thanks={(answer) => `It goes once more to ${format.people(answer.people)}.`}
      onDone={onDone}
    >
      <Field label="To those who">
        <div>
          {offered.map(({ state, words }) => (
            <Checkbox
              key={state}
              label={`${words} (${format.people(counts[state])})`}
              checked={picked.includes(state)}
              onChange={(_, data) =>
                setPicked(data.checked === true ? [...picked, state] : picked.filter((one) => one !== state))
              }
            />
          ))}
        </div>
      </Field>
      It goes once more to {format.people(people)}, and to nobody else.
    </DialogForm>
  );
}
