import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { MovePreviewView } from '../../../bot/contract/overview/moves.ts';
import { useFormat } from '../format/format-context.tsx';
import { Notice } from '../states/Notice.tsx';
import { announcementWords, previewSummary } from './plan-change-words.ts';

/** Of more waves the Status screen tells, once it is done. */
const SHOWN = 40;

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gap: tokens.spacingVerticalS,
    maxHeight: '40vh',
    overflowY: 'auto',
  },
  item: { display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface PlanChangesProps {
  readonly preview: MovePreviewView;
  /** Called with a day that would do, where the one asked for does not; left out where no day was asked for. */
  readonly onChoose?: (start: string) => void;
}

/** What a change of the plan would change: why it cannot be, what else to know, and the waves with their dates. */
export function PlanChanges({ preview, onChoose }: PlanChangesProps) {
  const styles = useStyles();
  const format = useFormat();
  const { changed, refusals, collisions, notes } = preview;
  const take = (start: string | null) =>
    start !== null &&
    onChoose !== undefined && <Button onClick={() => onChoose(start)}>Take {format.day(start)}</Button>;
  return (
    <div className={styles.root}>
      {refusals.map(({ code, why, earliest }) => (
        <Notice key={code} intent="error" actions={take(earliest)}>
          {why}
        </Notice>
      ))}
      {collisions && !collisions.refused && (
        <Notice actions={take(collisions.nextStart)}>{collisions.why}</Notice>
      )}
      {notes.map((note) => (
        <Notice key={note}>{note}</Notice>
      ))}
      {(changed.length > 0 || refusals.length === 0) && <Text>{previewSummary(preview, format)}</Text>}
      {changed.length > 0 && (
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
              <span className={styles.quiet}>
                {format.people(wave.people)} · {announcementWords(wave.announcement, format)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {changed.length > SHOWN && <Text>And {format.number(changed.length - SHOWN)} more.</Text>}
    </div>
  );
}
