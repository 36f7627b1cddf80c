import {
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { PlaybookView, StrategyId } from '../../bot/contract/rollout.ts';
import { usePlanRollout, usePlaybooks } from '../api/rollout.ts';
import { DialogForm } from '../form/DialogForm.tsx';
import { FormDialog } from '../form/FormDialog.tsx';
import { useFormat } from '../format/format-context.tsx';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { rolloutId } from './rollout-id.ts';
import { STRATEGIES } from './strategies.ts';

const useStyles = makeStyles({
  meaning: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Plans a rollout: playbook, strategy, start date and title. */
export function PlanDialog({ primary = false }: { primary?: boolean }) {
  return (
    <FormDialog
      opener="Plan a rollout"
      icon={<CalendarAddRegular />}
      appearance={primary ? 'primary' : 'secondary'}
    >
      {(onDone) => <Loaded onDone={onDone} />}
    </FormDialog>
  );
}

function Loaded({ onDone }: { onDone: () => void }) {
  const playbooks = usePlaybooks();
  if (playbooks.isPending) return <Spinner label="Loading playbooks" />;
  if (playbooks.isError) {
    return (
      <ProblemNotice
        title="The playbooks could not be loaded"
        error={playbooks.error}
        onRetry={() => playbooks.refetch()}
      />
    );
  }
  return <PlanForm playbooks={playbooks.data.playbooks} onDone={onDone} />;
}

function PlanForm({ playbooks, onDone }: { playbooks: readonly PlaybookView[]; onDone: () => void }) {
  const styles = useStyles();
  const format = useFormat();
  const planning = usePlanRollout();
  const [playbookId, setPlaybookId] = useState(playbooks[0]?.id ?? '');
  const [strategy, setStrategy] = useState<StrategyId>('parallel-2');
  const [title, setTitle] = useState('');
  const [start, setStart] = useState('');
  const playbook = playbooks.find(({ id }) => id === playbookId);
  const name = title.trim();

  return (
    <DialogForm
      title="Plan a rollout"
      submit="Plan it"
      problem="The rollout was not planned"
      complete={name !== '' && start !== '' && playbookId !== ''}
      saving={planning}
      wish={() => ({ id: rolloutId(name, start), title: name, playbookId, strategy, start })}
      thanks={({ waves }) => `${name} is planned: ${format.count(waves, 'wave', 'waves')}.`}
      onDone={onDone}
    >
      <Field label="Title" required>
        <Input value={title} maxLength={120} onChange={(_, data) => setTitle(data.value)} />
      </Field>
      <Field label="Playbook" required hint={playbook?.summary ?? null}>
        <Select value={playbookId} onChange={(_, data) => setPlaybookId(data.value)}>
          {playbooks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Start date" required>
        <Input type="date" value={start} onChange={(_, data) => setStart(data.value)} />
      </Field>
      <Field label="Strategy" required>
        <RadioGroup
          value={strategy}
          onChange={(_, data) => {
            const picked = STRATEGIES.find(({ id }) => id === data.value);
            if (picked !== undefined) setStrategy(picked.id);
          }}
        >
          {STRATEGIES.map(({ id, name, meaning }) => (
            <Radio
              key={id}
              value={id}
              label={
                <>
                  {name}
                  <span className={styles.meaning}>{meaning}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
    </DialogForm>
  );
}
