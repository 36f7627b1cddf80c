import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
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
import { type FormEvent, useState } from 'react';
import type { PlaybookView, StrategyId } from '../../bot/contract/rollout.ts';
import { usePlanRollout, usePlaybooks } from '../api/rollout.ts';
import { useFormat } from '../format/format-context.tsx';
import { useSavedToast } from '../shell/use-saved-toast.tsx';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { rolloutId } from './rollout-id.ts';
import { STRATEGIES } from './strategies.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL },
  meaning: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Plans a rollout: playbook, strategy, start date and title. */
export function PlanDialog({ primary = false }: { primary?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button appearance={primary ? 'primary' : 'secondary'} icon={<CalendarAddRegular />}>
          Plan a rollout
        </Button>
      </DialogTrigger>
      <DialogSurface>{open && <Loaded onDone={() => setOpen(false)} />}</DialogSurface>
    </Dialog>
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
  const saved = useSavedToast();
  const planning = usePlanRollout();
  const [playbookId, setPlaybookId] = useState(playbooks[0]?.id ?? '');
  const [strategy, setStrategy] = useState<StrategyId>('parallel-2');
  const [title, setTitle] = useState('');
  const [start, setStart] = useState('');
  const playbook = playbooks.find(({ id }) => id === playbookId);

  const plan = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (planning.isPending) return;
    const name = title.trim();
    planning.mutate(
      { id: rolloutId(name, start), title: name, playbookId, strategy, start },
      {
        onSuccess: ({ waves }) => {
          saved(`${name} is planned: ${format.count(waves, 'wave', 'waves')}.`);
          onDone();
        },
      },
    );
  };

  return (
    <form onSubmit={plan}>
      <DialogBody>
        <DialogTitle>Plan a rollout</DialogTitle>
        <DialogContent className={styles.form}>
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
          {planning.isError && <ProblemNotice title="The rollout was not planned" error={planning.error} />}
        </DialogContent>
        <DialogActions>
          <DialogTrigger disableButtonEnhancement>
            <Button>Cancel</Button>
          </DialogTrigger>
          <Button
            type="submit"
            appearance="primary"
            disabled={title.trim() === '' || start === '' || playbookId === '' || planning.isPending}
          >
            Plan it
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
