import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Me } from '../../../bot/contract/people/people.ts';
import { type GatesView, useGates } from '../../api/gates.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { DecideSeveral } from './DecideSeveral.tsx';
import { GateFilters } from './GateFilters.tsx';
import { GateList } from './GateList.tsx';
import { GatePage } from './GatePage.tsx';
import { type GateFilter, gateSections } from './gate-list.ts';

const NARROW = '@media (max-width: 900px)';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  both: { '@media (min-width: 900.1px)': { gridTemplateColumns: 'minmax(280px, 340px) minmax(0, 1fr)' } },
  list: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
  behind: { [NARROW]: { display: 'none' } },
});

interface GatesOfWavesProps {
  readonly me: Me;
  /** Undefined for all in sight. */
  readonly rolloutId: string | undefined;
  readonly waveId: string | undefined;
  readonly onOpen: (waveId: string) => void;
}

/** The gates by what they wait for; the opened one stands beside them, or alone where the page is narrow. */
export function GatesOfWaves({ me, rolloutId, waveId, onOpen }: GatesOfWavesProps) {
  const styles = useStyles();
  const [filter, setFilter] = useState<GateFilter>({});
  const gates = useGates({ rollout: rolloutId, ...filter });
  const { data: view, hasNextPage, isFetching, fetchNextPage } = gates;
  const opened = waveId !== undefined;
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const waiting = view ? gateSections(view.gates).waiting : [];
  const mayLoad = view !== undefined && hasNextPage && !isFetching;

  return (
    <div className={mergeClasses(styles.columns, opened && styles.both)}>
      <div className={mergeClasses(styles.list, opened && styles.behind)}>
        {view === undefined ? (
          <LoadingOrProblem query={gates} what="the gates" problem="The gates could not be loaded" />
        ) : (
          <>
            <GateFilters view={view} filter={filter} onChange={setFilter} />
            <DecideSeveral
              gates={waiting}
              loadMore={mayLoad && waiting.length < view.counts.waiting ? fetchNextPage : undefined}
            />
            {view.gates.length === 0 ? (
              <Empty title="No gates here">
                {filtered
                  ? 'No gates match these filters. Clear one of them.'
                  : 'There are no waves here, so nothing has to be decided.'}
              </Empty>
            ) : (
              <GateList view={view} openedId={waveId} onOpen={onOpen} />
            )}
            {hasNextPage && <MoreGates view={view} busy={isFetching} onMore={() => void fetchNextPage()} />}
          </>
        )}
      </div>
      {opened && <GatePage key={waveId} me={me} waveId={waveId} onBack={() => onOpen('')} />}
    </div>
  );
}

interface MoreGatesProps {
  readonly view: GatesView;
  readonly busy: boolean;
  readonly onMore: () => void;
}

function MoreGates({ view: { counts, gates }, busy, onMore }: MoreGatesProps) {
  const format = useFormat();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <div>
      <Button disabledFocusable={busy} onClick={onMore}>
        Load more gates ({format.number(all - gates.length)} left)
      </Button>
    </div>
  );
}
