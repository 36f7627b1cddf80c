import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { CriteriaView, CriterionView } from '../../../bot/contract/criteria/criteria.ts';
import {
  CRITERION_STATES,
  LONGEST_EVIDENCE,
  LONGEST_EVIDENCE_LINK,
  LONGEST_WAIVER,
} from '../../../bot/contract/criteria/criterion-states.ts';
import { useSetCriterion } from '../../api/criteria.ts';
import { Notice } from '../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';
import { linkOf, whyNot } from './checklist.ts';
import { STATE_WORDS, stateNamed } from './words.ts';

const useStyles = makeStyles({ form: { display: 'grid', gap: tokens.spacingVerticalM } });

interface CriterionFormProps {
  readonly view: CriteriaView;
  readonly criterion: CriterionView;
  readonly onDone: () => void;
}

/** What a lead says about a criterion. Keeps what was typed when somebody else was faster, and shows theirs. */
export function CriterionForm({ view, criterion, onDone }: CriterionFormProps) {
  const styles = useStyles();
  const saved = useSavedToast();
  const saving = useSetCriterion(view.rollout.id, criterion.id);
  const [versionAtStart] = useState(criterion.version);
  const [state, setState] = useState(criterion.state);
  const [evidence, setEvidence] = useState(criterion.evidence);
  const [linkText, setLinkText] = useState(criterion.link ?? '');
  const [reason, setReason] = useState(criterion.reason);
  const link = linkOf(linkText);
  const refusal = whyNot({ state, reason }, criterion, view.mayWaiveRequired);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (saving.isPending || link === undefined) return;
    saving.mutate(
      {
        state,
        evidence: evidence.trim(),
        link,
        reason: state === 'waived' ? reason.trim() : '',
        seen: criterion.version,
      },
      {
        onSuccess: () => {
          saved(`${criterion.title}: ${STATE_WORDS[state].toLowerCase()}.`);
          onDone();
        },
      },
    );
  };

  return (
    <form className={styles.form} aria-label="Change this criterion" onSubmit={submit}>
      <Field label="State" required>
        <Select value={state} onChange={(_, data) => setState(stateNamed(data.value) ?? state)}>
          {CRITERION_STATES.map((option) => (
            <option key={option} value={option}>
              {STATE_WORDS[option]}
            </option>
          ))}
        </Select>
      </Field>
      {state === 'waived' && (
        <Field
          label="Reason"
          required={criterion.needsApproval}
          {...(refusal === undefined ? {} : { validationMessage: refusal })}
        >
          <Textarea
            value={reason}
            rows={2}
            maxLength={LONGEST_WAIVER}
            onChange={(_, data) => setReason(data.value)}
          />
        </Field>
      )}
      <Field label="Evidence" hint="What shows it, in words.">
        <Textarea
          value={evidence}
          rows={3}
          maxLength={LONGEST_EVIDENCE}
          onChange={(_, data) => setEvidence(data.value)}
        />
      </Field>
      <Field
        label="Link to the evidence"
        {...(link === undefined ? { validationMessage: 'A link starts with https://' } : {})}
      >
        <Input
          type="url"
          value={linkText}
          maxLength={LONGEST_EVIDENCE_LINK}
          onChange={(_, data) => setLinkText(data.value)}
        />
      </Field>
      {saving.isError && <ProblemNotice title="It was not saved" error={saving.error} />}
      {criterion.version !== versionAtStart && <ChangedMeanwhile criterion={criterion} />}
      <div>
        <Button
          appearance="primary"
          type="submit"
          disabled={refusal !== undefined || link === undefined || saving.isPending}
        >
          Save
        </Button>
      </div>
    </form>
  );
}

function ChangedMeanwhile({ criterion }: { criterion: CriterionView }) {
  return (
    <Notice
      title={`${criterion.by?.name ?? 'Somebody'} has changed this to “${STATE_WORDS[criterion.state]}”`}
    >
      What they wrote is in the history below. If you save now, yours replaces it.
    </Notice>
  );
}
