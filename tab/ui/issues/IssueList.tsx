import { makeStyles, tokens } from '@fluentui/react-components';
import type { IssueView } from '../../../bot/contract/feedback/feedback.ts';
import { useFormat } from '../format/format-context.tsx';
import { RowButton } from '../states/RowButton.tsx';
import { SeverityMark, StateMark } from './IssueMarks.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  issue: {
    gap: tokens.spacingVerticalXS,
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outlineOffset: '1px' },
  },
  marks: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  number: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  text: {
    display: '-webkit-box',
    overflow: 'hidden',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface IssueListProps {
  readonly issues: readonly IssueView[];
  readonly withPerson: boolean;
  readonly onOpen: (number: number) => void;
}

/** Issues in short, each one opens. */
export function IssueList({ issues, withPerson, onOpen }: IssueListProps) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <ul className={styles.list} aria-label="Issues">
      {issues.map((issue) => (
        <li key={issue.number}>
          <RowButton className={styles.issue} onClick={() => onOpen(issue.number)}>
            <span className={styles.marks}>
              <span className={styles.number}>Issue {issue.number}</span>
              <StateMark state={issue.state} />
              <SeverityMark severity={issue.severity} />
            </span>
            <span className={styles.text}>{issue.text}</span>
            <span className={styles.quiet}>
              {withPerson && `${issue.person.name}, ${issue.group.name} · `}
              {issue.phaseName !== null && `${issue.phaseName} · `}
              {format.moment(issue.reportedAt)}
            </span>
          </RowButton>
        </li>
      ))}
    </ul>
  );
}
