import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { WaveDetails } from '../../../../bot/contract/overview/moves.ts';
import { useWave } from '../../../api/moves.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { DrawerFrame, DrawerPage } from '../../../ui/states/DrawerFrame.tsx';
import { FactList } from '../../../ui/states/FactList.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { ScreenLink } from '../../../ui/states/ScreenLink.tsx';
import { announcementWords } from '../../../ui/waves/plan-change-words.ts';
import { WaveStateMark } from '../../../ui/waves/WaveStateMark.tsx';
import { AddedSection } from '../added/AddedSection.tsx';
import { HoldForm } from './HoldForm.tsx';
import { MoveForm } from './MoveForm.tsx';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** A wave that somebody looks at, perhaps with a first day they would like to give it. */
export interface OpenedWave {
  readonly id: string;
  readonly newStart?: string;
}

interface WaveDrawerProps {
  readonly opened: OpenedWave | undefined;
  readonly onClose: () => void;
}

/** One wave in full; its leads move, hold and release it here. */
export function WaveDrawer({ opened, onClose }: WaveDrawerProps) {
  return (
    <DrawerFrame open={opened !== undefined} onClose={onClose}>
      {opened !== undefined && <Loaded key={opened.id} opened={opened} onClose={onClose} />}
    </DrawerFrame>
  );
}

function Loaded({ opened, onClose }: { opened: OpenedWave; onClose: () => void }) {
  const wave = useWave(opened.id);
  return (
    <DrawerPage
      title={wave.data ? `${wave.data.phase.name}, ${wave.data.group.name}` : 'Wave'}
      onClose={onClose}
    >
      {wave.data ? (
        <Details wave={wave.data} newStart={opened.newStart} onClose={onClose} />
      ) : (
        <LoadingOrProblem query={wave} what="the wave" problem="The wave could not be loaded" />
      )}
    </DrawerPage>
  );
}

interface DetailsProps {
  readonly wave: WaveDetails;
  readonly newStart: string | undefined;
  readonly onClose: () => void;
}

function Details({ wave, newStart, onClose }: DetailsProps) {
  const styles = useStyles();
  const format = useFormat();
  const [doing, setDoing] = useState<'move' | 'hold' | null>(newStart === undefined ? null : 'move');
  const mayDo = wave.mayChange && wave.state !== 'complete';
  const stop = () => setDoing(null);
  return (
    <>
      <FactList>
        <dt>State</dt>
        <dd>
          <WaveStateMark state={wave.state} />
        </dd>
        {wave.heldBecause !== null && (
          <>
            <dt>Held because</dt>
            <dd>{wave.heldBecause}</dd>
          </>
        )}
        <dt>Dates</dt>
        <dd>{format.longDays(wave.start, wave.end)}</dd>
        <dt>People</dt>
        <dd>{format.people(wave.people)}</dd>
        <dt>Announcement</dt>
        <dd>{announcementWords(wave.announcement, format)}</dd>
      </FactList>
      <ScreenLink to={`/gates/${wave.id}`}>Gate of this wave: conditions and decision</ScreenLink>
      {mayDo && doing === null && (
        <div className={styles.buttons}>
          <Button appearance="primary" onClick={() => setDoing('move')}>
            Move
          </Button>
          <Button onClick={() => setDoing('hold')}>{wave.mayRelease ? 'Release' : 'Hold'}</Button>
        </div>
      )}
      {/* Closed once moved, so that the toast with Undo can be reached by keyboard. */}
      {mayDo && doing === 'move' && (
        <MoveForm wave={wave} firstDay={newStart ?? wave.start} onCancel={stop} onMoved={onClose} />
      )}
      {doing === 'hold' && <HoldForm wave={wave} onDone={stop} />}
      <AddedSection waveId={wave.id} />
    </>
  );
}
