import { Field, makeStyles, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { BugRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { getPhaseChoices, Severity } from '../../../bot/contract/feedback/feedback.ts';
import { LONGEST_REPORT, SEVERITIES } from '../../../bot/contract/feedback/issue-states.ts';
import { usePhaseChoices, useReportIssue } from '../../api/feedback.ts';
import type { Reply } from '../../api/request.ts';
import { DialogForm } from '../../ui/form/DialogForm.tsx';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { SEVERITY_WORDS, severityNamed } from '../../words/issue-words.ts';

const useStyles = makeStyles({
  /** A select is as wide as its longest option, which is wider than a phone. */
  field: { minWidth: 0 },
  select: { minWidth: 0, maxWidth: '100%', '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
});

type Phase = Reply<typeof getPhaseChoices>['phases'][number];

/** Anybody may say what does not work. */
export function ReportDialog() {
  return (
    <FormDialog opener="Report an issue" icon={<BugRegular />}>
      {(onDone) => <ReportForm onDone={onDone} />}
    </FormDialog>
  );
}

function ReportForm({ onDone }: { onDone: () => void }) {
  const styles = useStyles();
  const choices = usePhaseChoices();
  const reporting = useReportIssue();
  // One id for one form: pressing twice files once.
  const [form] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  // Until they choose, what they most likely mean; it comes after the form is open. Null: something else.
  const [wanted, setWanted] = useState<Phase | null>();
  const [severity, setSeverity] = useState<Severity>('slows-me-down');
  const { phases = [], likely = false } = choices.data ?? {};
  const phase = wanted === undefined && likely ? phases[0] : (wanted ?? undefined);
  // The choices may come anew while somebody writes: what they chose stays chosen.
  const offered =
    wanted && !phases.some((one) => keyOf(one) === keyOf(wanted)) ? [...phases, wanted] : phases;

  return (
    <DialogForm
      title="Report an issue"
      submit="File the issue"
      problem="The issue was not filed"
      complete={text.trim() !== ''}
      saving={reporting}
      wish={() => ({ form, text: text.trim(), severity, ...aboutOf(phase) })}
      thanks={(issue) => `Thank you. Your issue has the number ${issue.number}.`}
      onDone={onDone}
    >
      <Field label="What happened?" required>
        <Textarea
          value={text}
          rows={5}
          maxLength={LONGEST_REPORT}
          resize="vertical"
          onChange={(_, data) => setText(data.value)}
        />
      </Field>
      <Field className={styles.field} label="What is it about?">
        <Select
          className={styles.select}
          value={phase ? keyOf(phase) : ''}
          onChange={(_, data) => setWanted(offered.find((one) => keyOf(one) === data.value) ?? null)}
        >
          {offered.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {one.name}
            </option>
          ))}
          <option value="">Something else, or not sure</option>
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
    </DialogForm>
  );
}

function keyOf({ rolloutId, phaseId }: Phase): string {
  return `${rolloutId} ${phaseId}`;
}

function aboutOf(phase: Phase | undefined) {
  return phase ? { rolloutId: phase.rolloutId, phaseId: phase.phaseId } : { phaseId: null };
}
