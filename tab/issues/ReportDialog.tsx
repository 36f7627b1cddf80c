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
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { BugRegular } from '@fluentui/react-icons';
import { type FormEvent, useState } from 'react';
import type { Severity } from '../../bot/contract/feedback.ts';
import { useReportIssue } from '../api/feedback.ts';
import { useStatus } from '../api/rollout.ts';
import { useSavedToast } from '../shell/use-saved-toast.tsx';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { SEVERITIES, SEVERITY_WORDS, severityNamed } from './words.ts';

const useStyles = makeStyles({ form: { display: 'grid', gap: tokens.spacingVerticalL } });

/** Anybody may say what does not work. */
export function ReportDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button appearance="primary" icon={<BugRegular />}>
          Report an issue
        </Button>
      </DialogTrigger>
      <DialogSurface>{open && <ReportForm onDone={() => setOpen(false)} />}</DialogSurface>
    </Dialog>
  );
}

function ReportForm({ onDone }: { onDone: () => void }) {
  const styles = useStyles();
  const saved = useSavedToast();
  const status = useStatus();
  const reporting = useReportIssue();
  // One id for one form: pressing twice files once.
  const [form] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const [phaseId, setPhaseId] = useState<string | null>(null);
  const [severity, setSeverity] = useState<Severity>('slows-me-down');
  const phases = status.data?.phases.filter((phase) => phase.audience === 'users') ?? [];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reporting.isPending) return;
    reporting.mutate(
      { form, text: text.trim(), severity, phaseId },
      {
        onSuccess: (issue) => {
          saved(`Thank you. Your issue has the number ${issue.number}.`);
          onDone();
        },
      },
    );
  };

  return (
    <form onSubmit={submit}>
      <DialogBody>
        <DialogTitle>Report an issue</DialogTitle>
        <DialogContent className={styles.form}>
          <Field label="What happened?" required>
            <Textarea
              value={text}
              rows={5}
              maxLength={4000}
              resize="vertical"
              onChange={(_, data) => setText(data.value)}
            />
          </Field>
          <Field label="Which phase is it about?">
            <Select
              value={phaseId ?? ''}
              onChange={(_, data) => setPhaseId(data.value === '' ? null : data.value)}
            >
              <option value="">None in particular</option>
              {phases.map((phase) => (
                <option key={phase.id} value={phase.id}>
                  {phase.name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="How badly does it block you?" required>
            <RadioGroup
              value={severity}
              onChange={(_, data) => setSeverity(severityNamed(data.value) ?? severity)}
            >
              {SEVERITIES.map((option) => (
                <Radio key={option} value={option} label={SEVERITY_WORDS[option]} />
              ))}
            </RadioGroup>
          </Field>
          {reporting.isError && <ProblemNotice title="The issue was not filed" error={reporting.error} />}
        </DialogContent>
        <DialogActions>
          <DialogTrigger disableButtonEnhancement>
            <Button>Cancel</Button>
          </DialogTrigger>
          <Button appearance="primary" type="submit" disabled={text.trim() === '' || reporting.isPending}>
            File the issue
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
