import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useCallback, useRef, useState } from 'react';
import type { WaveAdded } from '../../../../bot/contract/directory/directory.ts';
import { useMarkWhole, useTakeBackMark, useWaveAdded } from '../../../api/directory.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';
import { AddedForm } from './AddedForm.tsx';
import { inGroup, joinedWords, markWords } from './added-words.ts';
import { PlannedAddedUsing } from './PlannedAddedUsing.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalL,
    ':focus': { outlineStyle: 'none' },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  marks: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
  mark: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
  line: { flex: '1 1 200px' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Who of a wave is in its directory group; its leads say so here, and take it back. */
export function AddedSection({ waveId }: { waveId: string }) {
  const styles = useStyles();
  const wave = useWaveAdded(waveId);
  const section = useRef<HTMLElement>(null);
  // The button that was pressed is gone afterwards: without this, so would be the place on the page.
  const stay = useCallback(() => section.current?.focus(), []);
  return (
    <section ref={section} tabIndex={-1} className={styles.root} aria-label="Planned, added and using">
      <Subtitle2 as="h3">Planned, added and using</Subtitle2>
      {wave.data === undefined ? (
        <LoadingOrProblem query={wave} what="who was added" problem="Who was added could not be loaded" />
      ) : (
        <Loaded wave={wave.data} onDone={stay} />
      )}
    </section>
  );
}

interface LoadedProps {
  readonly wave: WaveAdded;
  /** Called when something was marked or taken back. */
  readonly onDone: () => void;
}

function Loaded({ wave, onDone }: LoadedProps) {
  const styles = useStyles();
  const format = useFormat();
  const saved = useSavedToast();
  const [listing, setListing] = useState(false);
  const marking = useMarkWhole(wave.waveId);
  const joined = joinedWords(wave, format);
  const done = wave.whole !== null && joined === null;

  const closeList = (): void => {
    setListing(false);
    onDone();
  };

  const markEveryone = (): void => {
    if (marking.isPending) return;
    marking.mutate(undefined, {
      onSuccess: ({ added }) => saved(`${format.people(added)} marked as added.`),
    });
  };

  return (
    <>
      <PlannedAddedUsing
        group={wave.directoryGroup}
        people={wave.people}
        added={wave.added}
        using={wave.using}
        where={inGroup(wave.group.id, wave.group.name)}
      />
      {joined !== null && <Notice>{joined}</Notice>}
      {wave.mayMark && !done && wave.people > 0 && (
        <div className={styles.buttons}>
          <Button disabled={marking.isPending} onClick={markEveryone}>
            Mark everyone as added
          </Button>
          {wave.whole === null && !listing && <Button onClick={() => setListing(true)}>Mark by list</Button>}
        </div>
      )}
      {marking.isError && <ProblemNotice title="Nobody was marked" error={marking.error} />}
      {listing && <AddedForm waveId={wave.waveId} onClose={closeList} />}
      {wave.marks.length > 0 && <Marks wave={wave} onDone={onDone} />}
    </>
  );
}

function Marks({ wave, onDone }: LoadedProps) {
  const styles = useStyles();
  const format = useFormat();
  const saved = useSavedToast();
  const taking = useTakeBackMark(wave.waveId);

  const takeBack = (mark: string): void => {
    if (taking.isPending) return;
    taking.mutate(mark, {
      onSuccess: () => {
        saved('Taken back. They no longer count as added.');
        onDone();
      },
    });
  };

  return (
    <>
      {taking.isError && <ProblemNotice title="It was not taken back" error={taking.error} />}
      <ul className={styles.marks} aria-label="Who was marked, by whom">
        {wave.marks.map((mark) => (
          <li key={mark.id} className={styles.mark}>
            <span className={styles.line}>
              {markWords(mark, format)}
              {mark.takenBack !== null && (
                <div className={styles.quiet}>
                  Taken back by {mark.takenBack.by.name}, {format.moment(mark.takenBack.at)}
                </div>
              )}
            </span>
            {mark.mayTakeBack && (
              <Button
                size="small"
                disabled={taking.isPending}
                aria-label={`Take back: ${markWords(mark, format)}`}
                onClick={() => takeBack(mark.id)}
              >
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
