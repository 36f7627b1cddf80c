import { Field, Input, Textarea } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { LONGEST_SAFEGUARD_TITLE, LONGEST_SAFEGUARD_WHY } from '../../../bot/contract/gates/limits.ts';
import type { Me } from '../../../bot/contract/people/people.ts';
import type { GatesView } from '../../api/gates.ts';
import { useSafeguardPreview, useStartSafeguard } from '../../api/safeguards.ts';
import { DialogForm } from '../../ui/form/DialogForm.tsx';
import { ScopePicker } from '../../ui/form/ScopePicker.tsx';
import { useDebounced } from '../../ui/form/use-debounced.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { SafeguardPreviewView } from './SafeguardPreviewView.tsx';
import { issueNumber, scopeChoices } from './safeguard-scope.ts';

interface StartSafeguardProps {
  readonly me: Me;
  readonly rolloutId: string;
  readonly view: Pick<GatesView, 'groups' | 'phases'>;
  readonly onDone: () => void;
}

/** Holds the waves that a known issue touches; whom that is stands there before it is done. */
export function StartSafeguard({ me, rolloutId, view, onDone }: StartSafeguardProps) {
  const format = useFormat();
  // Made once for this form: pressed twice, or sent again after a broken connection, it starts one hold.
  const [id] = useState(() => crypto.randomUUID());
  const [title, setTitle] = useState('');
  const [why, setWhy] = useState('');
  const [issueText, setIssueText] = useState('');
  const [groups, setGroups] = useState<readonly string[]>([]);
  const [phases, setPhases] = useState<readonly string[]>([]);
  const saving = useStartSafeguard(rolloutId);
  const scope = useMemo(() => ({ groups, phases }), [groups, phases]);
  const settled = useDebounced(scope);
  const preview = useSafeguardPreview(rolloutId, settled);
  const choices = scopeChoices(view, me.leads);
  const issue = issueNumber(issueText);
  // What was looked at must be what would be held.
  const current = settled === scope && preview.isSuccess;
  const allowed = current && preview.data.refusal === null && preview.data.waves.length > 0;
  const people = preview.data?.people ?? 0;

  return (
    <DialogForm
      title="Start a safeguard hold"
      submit={allowed ? `Hold ${format.count(preview.data.waves.length, 'wave', 'waves')}` : 'Hold'}
      problem="The hold was not started"
      complete={title.trim() !== '' && why.trim() !== '' && issue !== undefined && allowed}
      saving={saving}
      wish={() => ({ id, title: title.trim(), why: why.trim(), issue: issue ?? null, groups, phases })}
      thanks={() => `The hold is in force for ${format.people(people)}.`}
      onDone={onDone}
    >
      <Field label="What is known" required hint="A short title, for leads and champions.">
        <Input
          value={title}
          maxLength={LONGEST_SAFEGUARD_TITLE}
          onChange={(_, data) => setTitle(data.value)}
        />
      </Field>
      <Field
        label="What people hear"
        required
        hint="People of the held waves read it when they ask for their turn."
      >
        <Textarea
          value={why}
          rows={3}
          maxLength={LONGEST_SAFEGUARD_WHY}
          onChange={(_, data) => setWhy(data.value)}
        />
      </Field>
      <Field
        label="Number of the issue (not needed)"
        {...(issue === undefined ? { validationMessage: 'Write the number only, such as 12.' } : {})}
      >
        <Input inputMode="numeric" value={issueText} onChange={(_, data) => setIssueText(data.value)} />
      </Field>
      <ScopePicker
        title="Business groups it touches"
        all="All groups"
        options={choices.groups}
        picked={groups}
        onChange={setGroups}
      />
      <ScopePicker
        title="Phases it touches"
        all="All phases"
        options={choices.phases}
        picked={phases}
        onChange={setPhases}
      />
      <SafeguardPreviewView preview={preview} ready={groups.length > 0 && phases.length > 0} />
    </DialogForm>
  );
}
