import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { IssueView } from '../../../bot/contract/feedback/feedback.ts';
import { useRollouts } from '../../api/rollouts.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { SeverityMark, StateMark } from '../../ui/issues/IssueMarks.tsx';
import { DrawerFrame, DrawerPage } from '../../ui/states/DrawerFrame.tsx';
import { FactList } from '../../ui/states/FactList.tsx';
import { ScreenLink } from '../../ui/states/ScreenLink.tsx';
import { AnswerForm } from './AnswerForm.tsx';

const useStyles = makeStyles({
  marks: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  answer: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface IssueDrawerProps {
  readonly issue: IssueView | undefined;
  /** Whether this person can open announcements. */
  readonly linked: boolean;
  readonly onClose: () => void;
}

/** One issue in full; whoever may answer it does that here. */
export function IssueDrawer({ issue, linked, onClose }: IssueDrawerProps) {
  return (
    <DrawerFrame open={issue !== undefined} onClose={onClose}>
      {issue !== undefined && (
        <DrawerPage title={`Issue ${issue.number}`} onClose={onClose}>
          <Details issue={issue} linked={linked} />
          {issue.mayAnswer && <AnswerForm key={issue.number} issue={issue} />}
        </DrawerPage>
      )}
    </DrawerFrame>
  );
}

function Details({ issue, linked }: Pick<IssueDrawerProps, 'linked'> & { readonly issue: IssueView }) {
  const styles = useStyles();
  const format = useFormat();
  const rollouts = useRollouts().data?.rollouts ?? [];
  const rollout = rollouts.find(({ id }) => id === issue.rolloutId);
  return (
    <>
      <div className={styles.marks}>
        <StateMark state={issue.state} />
        <SeverityMark severity={issue.severity} />
      </div>
      <Text className={styles.text}>{issue.text}</Text>
      <FactList>
        <dt>Reported by</dt>
        <dd>{issue.person.name}</dd>
        <dt>Business group</dt>
        <dd>{issue.group.name}</dd>
        <dt>Phase</dt>
        <dd>{issue.phaseName ?? 'None in particular'}</dd>
        {rollout !== undefined && rollouts.length > 1 && (
          <>
            <dt>Rollout</dt>
            <dd>{rollout.name}</dd>
          </>
        )}
        <dt>Reported</dt>
        <dd>{format.moment(issue.reportedAt)}</dd>
        {issue.announcement !== null && (
          <>
            <dt>Reported from</dt>
            <dd>
              {linked ? (
                <ScreenLink to={`/announce/${issue.announcement.id}`}>{issue.announcement.title}</ScreenLink>
              ) : (
                issue.announcement.title
              )}
            </dd>
          </>
        )}
      </FactList>
      {issue.answer !== null && (
        <section className={styles.answer} aria-label="Answer">
          <Subtitle2 as="h3">Answer</Subtitle2>
          <Text className={styles.text}>{issue.answer}</Text>
          {issue.answeredBy !== null && issue.answeredAt !== null && (
            <Text className={styles.quiet}>
              {issue.answeredBy.name}, {format.moment(issue.answeredAt)}
            </Text>
          )}
        </section>
      )}
    </>
  );
}
