import { Field, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { LONGEST_SAFEGUARD_END } from '../../../bot/contract/gates/limits.ts';
import type { SafeguardView } from '../../../bot/contract/gates/safeguards.ts';
import { useEndSafeguard } from '../../api/safeguards.ts';
import { DialogForm } from '../../ui/form/DialogForm.tsx';
import { useFormat } from '../../ui/format/format-context.tsx';

interface EndSafeguardProps {
  readonly rolloutId: string;
  readonly safeguard: SafeguardView;
  readonly onDone: () => void;
}

/** Lets the waves of a safeguard hold go on, for a reason. */
export function EndSafeguard({ rolloutId, safeguard, onDone }: EndSafeguardProps) {
  const format = useFormat();
  const saving = useEndSafeguard(rolloutId, safeguard.id);
  const [reason, setReason] = useState('');
  return (
    <DialogForm
      title="End this safeguard hold?"
      submit="End the hold"
      problem="The hold was not ended"
      complete={reason.trim() !== ''}
      saving={saving}
      wish={() => reason.trim()}
      thanks={() => `“${safeguard.title}” holds nobody any more.`}
      onDone={onDone}
    >
      <Text>
        {format.count(safeguard.waves, 'wave', 'waves')} with {format.people(safeguard.people)} can go on,
        unless something else holds them. Their announcements go out again as planned.
      </Text>
      <Field label="Reason" required hint="Why it can go on. It stays in the history of the plan.">
        <Textarea
          value={reason}
          rows={3}
          maxLength={LONGEST_SAFEGUARD_END}
          onChange={(_, data) => setReason(data.value)}
        />
      </Field>
    </DialogForm>
  );
}
