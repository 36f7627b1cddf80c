import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { WaveDetails } from '../../bot/contract/moves.ts';
import { useWave } from '../api/moves.ts';
import { useFormat } from '../format/format-context.tsx';
import { LoadingOrProblem } from '../states/LoadingOrProblem.tsx';
import { HoldForm } from './HoldForm.tsx';
import { MoveForm } from './MoveForm.tsx';
import { announcementWords } from './move-words.ts';
import { WaveStateMark } from './WaveStateMark.tsx';

const useStyles = makeStyles({
  drawer: { maxWidth: '100vw' },
  body: { display: 'grid', gap: tokens.spacingVerticalL, alignContent: 'start' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    overflowWrap: 'anywhere',
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0 },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** One wave in full; its leads move, hold and release it here. */
export function WaveDrawer({ waveId, onClose }: { waveId: string | undefined; onClose: () => void }) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      className={styles.drawer}
      position="end"
      size="medium"
      open={waveId !== undefined}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      {waveId !== undefined && <Loaded key={waveId} waveId={waveId} onClose={onClose} />}
    </OverlayDrawer>
  );
}

function Loaded({ waveId, onClose }: { waveId: string; onClose: () => void }) {
  const styles = useStyles();
  const wave = useWave(waveId);
  return (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />
          }
        >
          {wave.data ? `${wave.data.phase.name}, ${wave.data.group.name}` : 'Wave'}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        {wave.data ? (
          <Details wave={wave.data} onClose={onClose} />
        ) : (
          <LoadingOrProblem query={wave} what="the wave" problem="The wave could not be loaded" />
        )}
      </DrawerBody>
    </>
  );
}

function Details({ wave, onClose }: { wave: WaveDetails; onClose: () => void }) {
  const styles = useStyles();
  const format = useFormat();
  const [doing, setDoing] = useState<'move' | 'hold' | null>(null);
  const stop = () => setDoing(null);
  return (
    <>
      <dl className={styles.facts}>
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
      </dl>
      {wave.mayChange && wave.state !== 'complete' && doing === null && (
        <div className={styles.buttons}>
          <Button appearance="primary" onClick={() => setDoing('move')}>
            Move
          </Button>
          <Button onClick={() => setDoing('hold')}>{wave.mayRelease ? 'Release' : 'Hold'}</Button>
        </div>
      )}
      {/* Closed once moved, so that the toast with Undo can be reached by keyboard. */}
      {doing === 'move' && <MoveForm wave={wave} onCancel={stop} onMoved={onClose} />}
      {doing === 'hold' && <HoldForm wave={wave} onDone={stop} />}
    </>
  );
}
