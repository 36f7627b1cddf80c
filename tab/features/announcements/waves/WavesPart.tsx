import { makeStyles, tokens } from '@fluentui/react-components';
import { useSearchParams } from 'react-router';
import { useWavesToAnnounce } from '../../../api/waves-to-announce.ts';
import { Empty } from '../../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { WaveDesk } from './WaveDesk.tsx';
import { WaveList } from './WaveList.tsx';
import { selectedWave, waveSections } from './wave-list.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(240px, 300px) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** The short way: what the playbook proposes for a wave, sent to it at once. */
export function WavesPart() {
  const styles = useStyles();
  const announceable = useWavesToAnnounce();
  const [address, setAddress] = useSearchParams();

  if (announceable.data === undefined) {
    return <LoadingOrProblem query={announceable} what="the waves" problem="The waves could not be loaded" />;
  }

  const { waves, nextWaveId } = announceable.data;
  const selected = selectedWave(waves, address.get('wave'), nextWaveId);
  if (selected === undefined) {
    return (
      <Empty title="There is no wave to announce">
        Waves come with a rollout. Once one is planned on the Status screen, its waves stand here by date.
      </Empty>
    );
  }

  return (
    <div className={styles.columns}>
      <WaveList
        sections={waveSections(waves)}
        selectedId={selected.id}
        nextId={nextWaveId}
        onSelect={(wave) => setAddress({ wave })}
      />
      <WaveDesk
        key={selected.id}
        wave={selected}
        // Once sent, another wave is the next one; the eyes stay on this one.
        onSending={() => setAddress({ wave: selected.id }, { replace: true })}
      />
    </div>
  );
}
