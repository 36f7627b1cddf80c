import { Field, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import type { CriteriaView, SituationView } from '../../../bot/contract/criteria/criteria.ts';
import { useSetSituation } from '../../api/criteria.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  questions: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});

const ANSWERS = [
  { value: 'yes', label: 'Yes', applies: true },
  { value: 'no', label: 'No', applies: false },
  { value: 'unknown', label: 'Not known yet', applies: null },
] as const;

/** The questions that decide which criteria are required here. */
export function Situations({ view }: { view: CriteriaView }) {
  const styles = useStyles();
  const format = useFormat();
  const asking = view.situations.filter(({ applies }) => applies === null).length;
  return (
    <Panel title="Your organisation">
      <Text className={styles.quiet}>
        {asking === 0
          ? 'Your answers decide which criteria are required.'
          : `${format.count(asking, 'question has', 'questions have')} no answer yet. Until then their criteria count as required.`}
      </Text>
      <div className={styles.questions}>
        {view.situations.map((situation) => (
          <Question key={situation.id} view={view} situation={situation} />
        ))}
      </div>
    </Panel>
  );
}

function Question({ view, situation }: { view: CriteriaView; situation: SituationView }) {
  const format = useFormat();
  const saved = useSavedToast();
  const answering = useSetSituation(view.rollout.id);
  const current = ANSWERS.find(({ applies }) => applies === situation.applies);
  const { by, at } = situation;

  const answer = (value: string): void => {
    const chosen = ANSWERS.find((option) => option.value === value);
    if (chosen === undefined || answering.isPending) return;
    answering.mutate(
      { situation: situation.id, applies: chosen.applies, seen: at },
      { onSuccess: () => saved('Saved. The criteria follow your answer.') },
    );
  };

  return (
    <div>
      <Field
        label={situation.question}
        {...(by !== null && at !== null ? { hint: `${by.name}, ${format.moment(at)}` } : {})}
      >
        <RadioGroup
          layout="horizontal"
          value={current?.value ?? 'unknown'}
          disabled={!view.mayChange}
          onChange={(_, data) => answer(data.value)}
        >
          {ANSWERS.map(({ value, label }) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </RadioGroup>
      </Field>
      {answering.isError && <ProblemNotice title="The answer was not saved" error={answering.error} />}
    </div>
  );
}
