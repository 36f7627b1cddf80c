import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ContributionKind } from '../../../bot/contract/champions/champions.ts';
import {
  CONTRIBUTION_KINDS,
  LONGEST_CONTRIBUTION,
} from '../../../bot/contract/champions/contribution-kinds.ts';
import { useRecordContribution } from '../../api/champions.ts';
import { todayHere } from '../../ui/clock.ts';
import { DialogForm } from '../../ui/form/DialogForm.tsx';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { KIND_WORDS, kindNamed } from './words.ts';

/** A champion records one thing they did. */
export function ContributionDialog() {
  return (
    <FormDialog opener="Record a contribution" icon={<AddRegular />}>
      {(onDone) => <ContributionForm onDone={onDone} />}
    </FormDialog>
  );
}

function ContributionForm({ onDone }: { onDone: () => void }) {
  const recording = useRecordContribution();
  // One id for one form: pressing twice records once.
  const [id] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<ContributionKind>('answered-question');
  const [what, setWhat] = useState('');
  const [evidence, setEvidence] = useState('');
  const [on, setOn] = useState(todayHere);
  const link = evidence.trim();
  const linkWorks = link === '' || (link.startsWith('https://') && URL.canParse(link));

  return (
    <DialogForm
      title="Record a contribution"
      submit="Record it"
      problem="It was not recorded"
      complete={what.trim() !== '' && on !== '' && linkWorks}
      saving={recording}
      wish={() => ({ id, kind, what: what.trim(), evidence: link === '' ? null : link, on })}
      thanks={() => 'Recorded. Thank you for helping.'}
      onDone={onDone}
    >
      <Field label="What kind of help was it?" required>
        <Select value={kind} onChange={(_, data) => setKind(kindNamed(data.value) ?? kind)}>
          {CONTRIBUTION_KINDS.map((option) => (
            <option key={option} value={option}>
              {KIND_WORDS[option]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="What did you do?" required>
        <Textarea
          value={what}
          rows={3}
          maxLength={LONGEST_CONTRIBUTION}
          onChange={(_, data) => setWhat(data.value)}
        />
      </Field>
      <Field label="When?" required>
        <Input type="date" value={on} onChange={(_, data) => setOn(data.value)} />
      </Field>
      <Field
        label="Link to see it"
        hint="A guide, a recording or a thread, if there is one."
        {...(linkWorks ? {} : { validationMessage: 'A link starts with https://' })}
      >
        <Input type="url" value={evidence} onChange={(_, data) => setEvidence(data.value)} />
      </Field>
    </DialogForm>
  );
}
