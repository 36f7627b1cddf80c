import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { RolloutLifeView } from '../../../bot/contract/overview/rollout-life.ts';
import { LONGEST_ROLLOUT_TITLE } from '../../../bot/contract/rollout/limits.ts';
import { useRenameRollout } from '../../api/rollout-lives.ts';
import { DialogForm } from '../../ui/form/DialogForm.tsx';

export function RenameDialog({ rollout, onDone }: { rollout: RolloutLifeView; onDone: () => void }) {
  const saving = useRenameRollout(rollout.id);
  const [title, setTitle] = useState(rollout.title);
  const wanted = title.trim();
  return (
    <DialogForm
      title={`Rename ${rollout.name}`}
      submit="Rename"
      problem="The rollout was not renamed"
      complete={wanted !== '' && wanted !== rollout.title}
      saving={saving}
      wish={() => ({ title: wanted, seen: rollout.title })}
      thanks={({ name }) => `The rollout is called ${name} now.`}
      onDone={onDone}
    >
      <Field label="Title" hint="Links to the rollout stay as they are." required>
        <Input value={title} maxLength={LONGEST_ROLLOUT_TITLE} onChange={(_, data) => setTitle(data.value)} />
      </Field>
    </DialogForm>
  );
}
