import { Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { PhaseDirectory } from '../../../../bot/contract/directory/directory.ts';
import { LONGEST_DIRECTORY_GROUP } from '../../../../bot/contract/directory/limits.ts';
import { useSetDirectoryGroup } from '../../../api/directory.ts';
import { DialogForm } from '../../../ui/form/DialogForm.tsx';
import { USAGE_CHOICES } from './added-words.ts';

interface DirectoryGroupFormProps {
  readonly rolloutId: string;
  readonly phase: PhaseDirectory;
  readonly onDone: () => void;
}

/** Stands for the playbook's own choice in the list. */
const AS_PLAYBOOK = '';

/** Names the directory group of a phase, and the usage report that tells who uses it. */
export function DirectoryGroupForm({ rolloutId, phase, onDone }: DirectoryGroupFormProps) {
  const [name, setName] = useState(phase.group ?? '');
  const [usage, setUsage] = useState<string>(phase.ownUsage ?? AS_PLAYBOOK);
  const saving = useSetDirectoryGroup(rolloutId, phase.phase.id);
  return (
    <DialogForm
      title={`Directory group of ${phase.phase.name}`}
      submit="Save"
      problem="The directory group was not changed"
      complete
      saving={saving}
      wish={() => ({
        name: name.trim() === '' ? null : name.trim(),
        usage: USAGE_CHOICES.find(({ value }) => value === usage)?.value ?? null,
        seen: phase.version,
      })}
      thanks={() => `The directory group of ${phase.phase.name} is saved.`}
      onDone={onDone}
    >
      <Field
        label="Name of the group"
        hint={
          phase.inPlaybook === null
            ? '{group} stands for the business group, {phase} for the phase.'
            : `{group} stands for the business group, {phase} for the phase. Left empty, it is that of the playbook: ${phase.inPlaybook}`
        }
      >
        <Input value={name} maxLength={LONGEST_DIRECTORY_GROUP} onChange={(_, data) => setName(data.value)} />
      </Field>
      <Field
        label="People use it when they are active in"
        hint="Counted from the Microsoft 365 usage reports."
      >
        <Select value={usage} onChange={(_, data) => setUsage(data.value)}>
          <option value={AS_PLAYBOOK}>What the playbook says</option>
          {USAGE_CHOICES.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
    </DialogForm>
  );
}
