import { Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import type { CriteriaView, PhaseCriteria } from '../../../bot/contract/criteria/criteria.ts';
import { INFRASTRUCTURE_STATES } from '../../../bot/contract/criteria/criterion-states.ts';
import { useSetInfrastructure } from '../../api/criteria.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';
import { INFRASTRUCTURE_WORDS, infrastructureNamed } from '../../words/infrastructure-words.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalXS, alignContent: 'start' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** How far IT has set a phase up: who leads all groups says so, everybody else reads it. */
export function InfrastructurePicker({ view, phase }: { view: CriteriaView; phase: PhaseCriteria }) {
  const styles = useStyles();
  const format = useFormat();
  const saved = useSavedToast();
  const saving = useSetInfrastructure(view.rollout.id, phase.id);
  const { state, by, at } = phase.infrastructure;
  const who = by !== null && at !== null ? `${by.name}, ${format.moment(at)}` : 'Nobody has answered yet';

  const pick = (name: string): void => {
    const chosen = infrastructureNamed(name);
    if (chosen === undefined || saving.isPending) return;
    saving.mutate(
      { state: chosen, seen: at },
      { onSuccess: () => saved(`${phase.name}: ${INFRASTRUCTURE_WORDS[chosen].toLowerCase()}.`) },
    );
  };

  if (!view.mayChange) {
    return (
      <div className={styles.root}>
        <Text>Infrastructure</Text>
        <Text weight="semibold">{INFRASTRUCTURE_WORDS[state]}</Text>
        <span className={styles.quiet}>{who}</span>
      </div>
    );
  }
  return (
    <div className={styles.root}>
      <Field label="Infrastructure" hint={who}>
        <Select value={state} disabled={saving.isPending} onChange={(_, data) => pick(data.value)}>
          {INFRASTRUCTURE_STATES.map((option) => (
            <option key={option} value={option}>
              {INFRASTRUCTURE_WORDS[option]}
            </option>
          ))}
        </Select>
      </Field>
      {saving.isError && <ProblemNotice title="It was not saved" error={saving.error} />}
    </div>
  );
}
