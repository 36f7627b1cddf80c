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
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { type FormEvent, useState } from 'react';
import type { ContributionKind } from '../../bot/contract/champions.ts';
import { useRecordContribution } from '../api/champions.ts';
import { todayHere } from '../format/today.ts';
import { useSavedToast } from '../shell/use-saved-toast.tsx';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { KIND_WORDS, KINDS, kindNamed } from './words.ts';

const useStyles = makeStyles({ form: { display: 'grid', gap: tokens.spacingVerticalL } });

/** A champion records one thing they did. */
export function ContributionDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button appearance="primary" icon={<AddRegular />}>
          Record a contribution
        </Button>
      </DialogTrigger>
      <DialogSurface>{open && <ContributionForm onDone={() => setOpen(false)} />}</DialogSurface>
    </Dialog>
  );
}

function ContributionForm({ onDone }: { onDone: () => void }) {
  const styles = useStyles();
  const saved = useSavedToast();
  const recording = useRecordContribution();
  // One id for one form: pressing twice records once.
  const [id] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<ContributionKind>('answered-question');
  const [what, setWhat] = useState('');
  const [evidence, setEvidence] = useState('');
  const [on, setOn] = useState(todayHere);
  const link = evidence.trim();
  const linkWorks = link === '' || (link.startsWith('https://') && URL.canParse(link));

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (recording.isPending) return;
    recording.mutate(
      { id, kind, what: what.trim(), evidence: link === '' ? null : link, on },
      {
        onSuccess: () => {
          saved('Recorded. Thank you for helping.');
          onDone();
        },
      },
    );
  };

  return (
    <form onSubmit={submit}>
      <DialogBody>
        <DialogTitle>Record a contribution</DialogTitle>
        <DialogContent className={styles.form}>
          <Field label="What kind of help was it?" required>
            <Select value={kind} onChange={(_, data) => setKind(kindNamed(data.value) ?? kind)}>
              {KINDS.map((option) => (
                <option key={option} value={option}>
                  {KIND_WORDS[option]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="What did you do?" required>
            <Textarea value={what} rows={3} maxLength={500} onChange={(_, data) => setWhat(data.value)} />
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
          {recording.isError && <ProblemNotice title="It was not recorded" error={recording.error} />}
        </DialogContent>
        <DialogActions>
          <DialogTrigger disableButtonEnhancement>
            <Button>Cancel</Button>
          </DialogTrigger>
          <Button
            appearance="primary"
            type="submit"
            disabled={what.trim() === '' || on === '' || !linkWorks || recording.isPending}
          >
            Record it
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
