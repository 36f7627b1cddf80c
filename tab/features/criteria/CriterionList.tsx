import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { CriterionView } from '../../../bot/contract/criteria/criteria.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { RowButton } from '../../ui/states/RowButton.tsx';
import type { ChecklistPart } from './checklist.ts';
import { CriterionMark } from './Marks.tsx';
import { TIMING_WORDS } from './words.ts';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalS, gridTemplateColumns: 'minmax(0, 1fr)' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  row: { gap: tokens.spacingVerticalXXS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  text: { overflowWrap: 'anywhere' },
});

interface CriterionListProps {
  readonly part: ChecklistPart;
  readonly onOpen: (criterionId: string) => void;
}

/** The criteria that are due at one time; each one opens. */
export function CriterionList({ part, onOpen }: CriterionListProps) {
  const styles = useStyles();
  const titleId = useId();
  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <Subtitle2 as="h3" id={titleId}>
        {TIMING_WORDS[part.timing]}
      </Subtitle2>
      <ul className={styles.list}>
        {part.criteria.map((criterion) => (
          <li key={criterion.id}>
            <Criterion criterion={criterion} onOpen={() => onOpen(criterion.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Criterion({ criterion, onOpen }: { criterion: CriterionView; onOpen: () => void }) {
  const styles = useStyles();
  const format = useFormat();
  const { by, at } = criterion;
  return (
    <RowButton className={styles.row} onClick={onOpen}>
      <span className={styles.head}>
        <span className={styles.title}>{criterion.title}</span>
        <CriterionMark state={criterion.state} />
      </span>
      <span className={styles.text}>{criterion.detail}</span>
      <span className={styles.quiet}>
        {criterion.required ? 'Required' : 'Optional'}
        {by !== null && at !== null && ` · ${by.name}, ${format.moment(at)}`}
        {(criterion.evidence !== '' || criterion.link !== null) && ' · with evidence'}
      </span>
    </RowButton>
  );
}
