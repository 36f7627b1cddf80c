import { Link, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type {
  CriteriaView,
  CriterionChange,
  CriterionView,
} from '../../../bot/contract/criteria/criteria.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { DrawerFrame, DrawerPage } from '../../ui/states/DrawerFrame.tsx';
import { FactList } from '../../ui/states/FactList.tsx';
import { CriterionForm } from './CriterionForm.tsx';
import { CriterionMark } from './Marks.tsx';
import { STATE_WORDS, TIMING_WORDS } from './words.ts';

const useStyles = makeStyles({
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  history: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'grid',
    gap: tokens.spacingVerticalS,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface CriterionDrawerProps {
  readonly view: CriteriaView;
  readonly criterion: CriterionView | undefined;
  readonly onClose: () => void;
}

/** One criterion in full; whoever may change it does that here. */
export function CriterionDrawer({ view, criterion, onClose }: CriterionDrawerProps) {
  return (
    <DrawerFrame open={criterion !== undefined} onClose={onClose}>
      {criterion !== undefined && (
        <DrawerPage title={criterion.title} onClose={onClose}>
          <Details criterion={criterion} />
          {view.mayChange && (
            <CriterionForm key={criterion.id} view={view} criterion={criterion} onDone={onClose} />
          )}
          <History changes={criterion.history} />
        </DrawerPage>
      )}
    </DrawerFrame>
  );
}

function Details({ criterion }: { criterion: CriterionView }) {
  const styles = useStyles();
  const format = useFormat();
  const twins = criterion.sameAs.map(({ title, phaseName }) => `“${title}” (${phaseName})`);
  return (
    <>
      <div>
        <CriterionMark state={criterion.state} />
      </div>
      <Text className={styles.text}>{criterion.detail}</Text>
      <FactList>
        <dt>Where to check</dt>
        <dd>{criterion.checkWhere}</dd>
        <dt>Weight</dt>
        <dd>{criterion.required ? 'Required' : 'Optional'}</dd>
        <dt>Due</dt>
        <dd>{TIMING_WORDS[criterion.timing].replace('Due ', '')}</dd>
        {twins.length > 0 && (
          <>
            <dt>Together with</dt>
            <dd>{format.list(twins)}</dd>
          </>
        )}
      </FactList>
    </>
  );
}

function History({ changes }: { changes: readonly CriterionChange[] }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <section aria-label="History">
      <Subtitle2 as="h3">History</Subtitle2>
      {changes.length === 0 ? (
        <Text as="p" className={styles.quiet}>
          Nobody has said anything about it yet.
        </Text>
      ) : (
        <ol className={styles.history}>
          {changes.map((change) => (
            <li key={change.at} className={styles.text}>
              <Text weight="semibold">{STATE_WORDS[change.state]}</Text>{' '}
              <span className={styles.quiet}>
                {change.by.name}, {format.moment(change.at)}
              </span>
              {change.reason !== '' && <div>Reason: {change.reason}</div>}
              {change.evidence !== '' && <div>{change.evidence}</div>}
              {change.link !== null && (
                <Link href={change.link} target="_blank" rel="noreferrer">
                  {change.link}
                </Link>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
