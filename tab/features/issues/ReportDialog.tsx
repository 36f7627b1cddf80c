import { Field, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { BugRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Severity } from '../../../bot/contract/feedback/feedback.ts';
import { LONGEST_REPORT, SEVERITIES } from '../../../bot/contract/feedback/issue-states.ts';
import { useReportIssue } from '../../api/feedback.ts';
import { useStatus } from '../../api/rollout.ts';
import { DialogForm } from '../../ui/form/DialogForm.tsx';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { SEVERITY_WORDS, severityNamed } from '../../words/issue-words.ts';

/** Anybody may say what does not work. */
export function ReportDialog() {
  return (
    <FormDialog opener="Report an issue" icon={<BugRegular />}>
      {(onDone) => <ReportForm onDone={onDone} />}
    </FormDialog>
  );
}

function ReportForm({ onDone }: { onDone: () => void }) {
  const status = useStatus();
  const reporting = useReportIssue();
  // One id for one form: pressing twice files once.
  const [form] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const [phaseId, setPhaseId] = useState<string | null>(null);
  const [severity, setSeverity] = useState<Severity>('slows-me-down');
  const phases = status.data?.phases.filter((phase) => phase.audience === 'users') ?? [];

  return (
    <DialogForm
      title="Report an issue"
      submit="File the issue"
      problem="The issue was not filed"
      complete={text.trim() !== ''}
      saving={reporting}
      wish={() => ({ form, text: text.trim(), severity, phaseId })}
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
    </DialogForm>
  );
}
