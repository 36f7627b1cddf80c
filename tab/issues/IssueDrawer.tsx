import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { IssueView } from '../../bot/contract/feedback.ts';
import { useFormat } from '../format/format-context.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { SeverityMark, StateMark } from './Marks.tsx';

const useStyles = makeStyles({
  drawer: { maxWidth: '100vw' },
  body: { display: 'grid', gap: tokens.spacingVerticalL, alignContent: 'start' },
  marks: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0 },
  },
  answer: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** One issue in full; whoever may answer it does that here. */
export function IssueDrawer({ issue, onClose }: { issue: IssueView | undefined; onClose: () => void }) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      className={styles.drawer}
      position="end"
      size="medium"
      open={issue !== undefined}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      {issue !== undefined && (
        <>
          <DrawerHeader>
            <DrawerHeaderTitle
              action={
                <Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />
              }
            >
              Issue {issue.number}
            </DrawerHeaderTitle>
          </DrawerHeader>
          <DrawerBody className={styles.body}>
            <Details issue={issue} />
            {issue.mayAnswer && <AnswerForm key={issue.number} issue={issue} />}
          </DrawerBody>
        </>
      )}
    </OverlayDrawer>
  );
}

function Details({ issue }: { issue: IssueView }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <>
      <div className={styles.marks}>
        <StateMark state={issue.state} />
        <SeverityMark severity={issue.severity} />
      </div>
      <Text className={styles.text}>{issue.text}</Text>
      <dl className={styles.facts}>
        <dt>Reported by</dt>
        <dd>{issue.person.name}</dd>
        <dt>Business group</dt>
        <dd>{issue.group.name}</dd>
        <dt>Phase</dt>
        <dd>{issue.phaseName ?? 'None in particular'}</dd>
        <dt>Reported</dt>
        <dd>{format.moment(issue.reportedAt)}</dd>
      </dl>
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
