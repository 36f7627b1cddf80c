import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { MovePreviewView } from '../../../bot/contract/overview/moves.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Notice } from '../../ui/states/Notice.tsx';

/** Of more waves the picture on the Status screen tells, once it is done. */
const SHOWN = 40;

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gap: tokens.spacingVerticalS,
    maxHeight: '30vh',
    overflowY: 'auto',
  },
  item: { display: 'grid' },
});

/** What other freeze windows would do to a plan. */
export function FreezeChanges({ preview }: { preview: MovePreviewView }) {
  const styles = useStyles();
  const format = useFormat();
  const { changed, refusals, collisions, notes, rolloutEnd } = preview;
  if (changed.length === 0) return <Text>No wave changes its dates.</Text>;
  return (
    <div className={styles.root}>
      {refusals.map(({ code, why }) => (
        <Notice key={code} intent="error">
          {why}
        </Notice>
      ))}
      {collisions && !collisions.refused && <Notice>{collisions.why}</Notice>}
      {notes.map((note) => (
        <Notice key={note}>{note}</Notice>
      ))}
      <Text>
        {format.count(changed.length, 'wave changes its dates.', 'waves change their dates.')}{' '}
        {rolloutEnd.before === rolloutEnd.after
          ? 'The rollout ends when it did before.'
          : `The rollout is over on ${format.day(rolloutEnd.after)} instead of ${format.day(rolloutEnd.before)}.`}
      </Text>
      <ul className={styles.list} aria-label="Waves that change">
        {changed.slice(0, SHOWN).map((wave) => (
          <li key={wave.id} className={styles.item}>
            <Text weight="semibold">
              {wave.phase.name}, {wave.group.name}
            </Text>
            <span>
              {format.longDays(wave.from.start, wave.from.end)} →{' '}
              {format.longDays(wave.to.start, wave.to.end)}
            </span>
          </li>
        ))}
      </ul>
      {changed.length > SHOWN && <Text>And {format.number(changed.length - SHOWN)} more.</Text>}
    </div>
  );
}
