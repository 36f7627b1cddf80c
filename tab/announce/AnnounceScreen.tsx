import { makeStyles, Title2, tokens } from '@fluentui/react-components';
import { useSearchParams } from 'react-router';
import { useAnnounceable } from '../api/announcing.ts';
import { Empty } from '../states/Empty.tsx';
import { Loading } from '../states/Loading.tsx';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { WaveDesk } from './WaveDesk.tsx';
import { WaveList } from './WaveList.tsx';
import { selectedWave, waveSections } from './wave-list.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(240px, 300px) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** Where a lead tells a wave that it is their turn, and watches it arrive. */
export function AnnounceScreen() {
  const styles = useStyles();
  const announceable = useAnnounceable();
  const [address, setAddress] = useSearchParams();

  if (announceable.isPending) return <Loading what="the waves" />;
  if (announceable.isError) {
    return (
      <ProblemNotice
        title="The waves could not be loaded"
        error={announceable.error}
        onRetry={() => announceable.refetch()}
      />
    );
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
    <div className={styles.root}>
      <Title2 as="h1">Announce</Title2>
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
    </div>
  );
}
