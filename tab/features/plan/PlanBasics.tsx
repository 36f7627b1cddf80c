import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { LONGEST_ROLLOUT_TITLE } from '../../../bot/contract/rollout/limits.ts';
import type { PlaybookView } from '../../../bot/contract/rollout/rollout.ts';
import type { DraftFaults, PlanDraft } from './plan-draft.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0 },
});

interface PlanBasicsProps {
  readonly draft: PlanDraft;
  readonly playbooks: readonly PlaybookView[];
  /** The one that is chosen. */
  readonly playbook: PlaybookView;
  readonly faults: DraftFaults;
  readonly onChange: (part: Partial<PlanDraft>) => void;
}

/** What is rolled out, under which title and from when. */
export function PlanBasics({ draft, playbooks, playbook, faults, onChange }: PlanBasicsProps) {
  const styles = useStyles();
  return (
    <div className={styles.fields}>
      <Field label="Title" required>
        <Input
          value={draft.title}
          maxLength={LONGEST_ROLLOUT_TITLE}
          onChange={(_, data) => onChange({ title: data.value })}
        />
      </Field>
      <Field label="Playbook" required hint={playbook.summary}>
        <Select value={playbook.id} onChange={(_, data) => onChange({ playbookId: data.value })}>
          {playbooks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Start date"
        required
        {...(faults.start === undefined ? {} : { validationMessage: faults.start })}
      >
        <Input type="date" value={draft.start} onChange={(_, data) => onChange({ start: data.value })} />
      </Field>
    </div>
  );
}
