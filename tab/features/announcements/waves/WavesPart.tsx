import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useWavesToAnnounce } from '../../../api/waves-to-announce.ts';
import { SearchInput } from '../../../ui/form/SearchInput.tsx';
import { useDebounced } from '../../../ui/form/use-debounced.ts';
import { useChosenRollout } from '../../../ui/rollouts/use-chosen-rollout.ts';
import { Empty } from '../../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { WaveDesk } from './WaveDesk.tsx';
import { WaveList } from './WaveList.tsx';
import { selectedWave } from './wave-list.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(240px, 300px) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  list: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
});

/** The short way: what the playbook proposes for a wave, sent to it at once. */
export function WavesPart() {
  const styles = useStyles();
  const { id: rollout } = useChosenRollout();
  const [address, setAddress] = useSearchParams();
  const [wanted, setWanted] = useState('');
  const search = useDebounced(wanted);
  const wave = address.get('wave') ?? undefined;
  const toAnnounce = useWavesToAnnounce({ rollout, announced: 'no', search, wave });
  const announced = useWavesToAnnounce({ rollout, announced: 'yes', search });

  if (toAnnounce.data === undefined) {
    return <LoadingOrProblem query={toAnnounce} what="the waves" problem="The waves could not be loaded" />;
  }
  if (announced.data === undefined) {
    return <LoadingOrProblem query={announced} what="the waves" problem="The waves could not be loaded" />;
  }
  const sections = {
    toAnnounce: toAnnounce.data.pages.flatMap((page) => page.waves),
    announced: announced.data.pages.flatMap((page) => page.waves),
  };
  const { asked = null, nextWaveId = null } = toAnnounce.data.pages[0] ?? {};
  const selected = selectedWave(sections, asked);
  if (selected === undefined && wanted === '') {
    return (
      <Empty title="There is no wave to announce">
        Waves come with a rollout. Once one is planned on the Status screen, its waves stand here by date.
      </Empty>
    );
  }
  const select = (id: string, replace = false): void =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        after.set('wave', id);
        return after;
      },
      { replace },
    );

  return (
    <div className={styles.columns}>
      <div className={styles.list}>
        <SearchInput
          label="Search waves"
          placeholder="Phase, group or rollout"
          value={wanted}
          onChange={setWanted}
        />
        <WaveList
          sections={sections}
          selectedId={selected?.id}
          nextId={nextWaveId}
          searched={search !== ''}
          onSelect={select}
          more={{
            toAnnounce: toAnnounce.hasNextPage ? toAnnounce.fetchNextPage : undefined,
            announced: announced.hasNextPage ? announced.fetchNextPage : undefined,
          }}
        />
      </div>
      {selected !== undefined && (
        <WaveDesk
          key={selected.id}
          wave={selected}
          // Once sent, another wave is the next one; the eyes stay on this one.
          onSending={() => select(selected.id, true)}
        />
      )}
    </div>
  );
}
