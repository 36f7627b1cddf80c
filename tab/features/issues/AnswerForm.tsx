import { Button, Field, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { IssueState, IssueView } from '../../../bot/contract/feedback/feedback.ts';
import { ISSUE_STATES, LONGEST_ANSWER } from '../../../bot/contract/feedback/issue-states.ts';
import { useAnswerIssue } from '../../api/feedback.ts';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';
import { STATE_WORDS, stateNamed } from '../../words/issue-words.ts';

const useStyles = makeStyles({ form: { display: 'grid', gap: tokens.spacingVerticalM } });

/** A lead's answer to an issue and its new state. */
export function AnswerForm({ issue }: { issue: IssueView }) {
  const styles = useStyles();
  const saved = useSavedToast();
  const answering = useAnswerIssue(issue.number);
  const [state, setState] = useState<IssueState>(issue.state === 'open' ? 'in-progress' : issue.state);
  const [answer, setAnswer] = useState(issue.answer ?? '');

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (answering.isPending) return;
    answering.mutate(
      { state, answer: answer.trim() },
      { onSuccess: () => saved(`Issue ${issue.number} is answered. ${issue.person.name} is told in chat.`) },
    );
  };

  return (
    <form className={styles.form} aria-label="Answer this issue" onSubmit={submit}>
      <Field label="New state" required>
        <Select value={state} onChange={(_, data) => setState(stateNamed(data.value) ?? state)}>
          {ISSUE_STATES.map((option) => (
            <option key={option} value={option}>
              {STATE_WORDS[option]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Your answer" required hint="The person who reported it reads this in chat.">
        <Textarea
          value={answer}
          rows={5}
          maxLength={LONGEST_ANSWER}
          resize="vertical"
          onChange={(_, data) => setAnswer(data.value)}
        />
      </Field>
      {answering.isError && <ProblemNotice title="The answer was not saved" error={answering.error} />}
      <div>
        <Button appearance="primary" type="submit" disabled={answer.trim() === '' || answering.isPending}>
          Save answer
        </Button>
      </div>
    </form>
  );
}
