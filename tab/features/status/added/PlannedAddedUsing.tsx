import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { UsingView } from '../../../../bot/contract/directory/directory.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { SharePicture } from '../../../ui/states/SharePicture.tsx';
import { addedWords, usingWords } from './added-words.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    overflowWrap: 'anywhere',
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0 },
  },
  share: { display: 'grid', gap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface PlannedAddedUsingProps {
  readonly group: string | null;
  readonly people: number;
  readonly added: number;
  readonly using: UsingView;
  /** Whose use it is, as in "Finance". */
  readonly where: string;
}

/** How far people have come: planned, added to the directory group, and using what it brings. */
export function PlannedAddedUsing({ group, people, added, using, where }: PlannedAddedUsingProps) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <dl className={styles.root}>
      <dt>Directory group</dt>
      <dd>{group === null ? <Text className={styles.quiet}>Not named yet</Text> : group}</dd>
      <dt>Planned</dt>
      <dd>{format.people(people)}</dd>
      <dt>Added</dt>
      <dd className={styles.share}>
        {addedWords(added, people, format)}
        {people > 0 && <SharePicture share={added / people} />}
      </dd>
      <dt>Using</dt>
      <dd className={styles.share}>
        {using.state === 'known' ? (
          <>
            {usingWords(using, where, format)}
            {using.enabled > 0 && <SharePicture share={using.active / using.enabled} />}
          </>
        ) : (
          <Text className={styles.quiet}>{usingWords(using, where, format)}</Text>
        )}
      </dd>
    </dl>
  );
}
