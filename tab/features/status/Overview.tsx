import { useCallback, useState } from 'react';
import type { Me } from '../../../bot/contract/people/people.ts';
import { type LoadedStatus, useStatus } from '../../api/status.ts';
import { useDebounced } from '../../ui/form/use-debounced.ts';
import { ImportNotice } from '../../ui/import/ImportNotice.tsx';
import { useChosenRollout } from '../../ui/rollouts/use-chosen-rollout.ts';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { type GroupFilter, NO_FILTER } from './GroupFilters.tsx';
import { GroupsPanel } from './GroupsPanel.tsx';
import { HeadlineView } from './HeadlineView.tsx';
import { headline } from './headline.ts';
import { NeedsPanel } from './NeedsPanel.tsx';
import { NothingPlanned } from './NothingPlanned.tsx';
import { PhaseHeadlines } from './PhaseHeadlines.tsx';
import { RolloutCards } from './RolloutCards.tsx';
import { type OpenedWave, WaveDrawer } from './wave/WaveDrawer.tsx';

/** What somebody has to do today, and how far everybody is. */
export function Overview({ me }: { me: Me }) {
  const { id: rollout } = useChosenRollout();
  const [filter, setFilter] = useState<GroupFilter>(NO_FILTER);
  const search = useDebounced(filter.search);
  const status = useStatus({ ...filter, rollout, search });
  const [opened, setOpened] = useState<OpenedWave>();
  const open = useCallback(
    (id: string, newStart?: string) => setOpened(newStart === undefined ? { id } : { id, newStart }),
    [],
  );

  return (
    <>
      <ImportNotice />
      <NeedsPanel rollout={rollout} />
      {status.data === undefined ? (
        <LoadingOrProblem query={status} what="the rollouts" problem="The rollouts could not be loaded" />
      ) : status.data.rollouts.length === 0 ? (
        <NothingPlanned me={me} />
      ) : (
        <>
          <Heads rollouts={status.data.rollouts} />
          <GroupsPanel
            me={me}
            status={status.data}
            filter={filter}
            onFilter={setFilter}
            loadMore={status.hasNextPage ? status.fetchNextPage : undefined}
            onOpen={open}
          />
        </>
      )}
      <WaveDrawer opened={opened} onClose={() => setOpened(undefined)} />
    </>
  );
}

/** One rollout in figures and phase by phase; several each in a few lines. */
function Heads({ rollouts }: Pick<LoadedStatus, 'rollouts'>) {
  const [only, ...others] = rollouts;
  if (only === undefined || others.length > 0) return <RolloutCards rollouts={rollouts} />;
  return (
    <>
      <HeadlineView headline={headline(only.phases)} />
      <PhaseHeadlines rollout={only} />
    </>
  );
}
