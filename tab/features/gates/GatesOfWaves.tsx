import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GateSummary } from '../../../bot/contract/gates/gates.ts';
import type { Me } from '../../../bot/contract/people/people.ts';
import { Empty } from '../../ui/states/Empty.tsx';
import { DecideSeveral } from './DecideSeveral.tsx';
import { GateFilters } from './GateFilters.tsx';
import { GateList } from './GateList.tsx';
import { GatePage } from './GatePage.tsx';
import { filteredGates, type GateFilter, gateSections } from './gate-list.ts';

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
  readonly rolloutId: string;
  readonly gates: readonly GateSummary[];
  readonly waveId: string | undefined;
  readonly onOpen: (waveId: string) => void;
}

/** The gates by what they wait for; the opened one stands beside them, or alone where the page is narrow. */
export function GatesOfWaves({ me, rolloutId, gates, waveId, onOpen }: GatesOfWavesProps) {
  const styles = useStyles();
  const [filter, setFilter] = useState<GateFilter>({});
  const shown = filteredGates(gates, filter);
  const opened = waveId !== undefined;

  return (
    <div className={mergeClasses(styles.columns, opened && styles.both)}>
      <div className={mergeClasses(styles.list, opened && styles.behind)}>
        <GateFilters gates={gates} filter={filter} onChange={setFilter} />
        <DecideSeveral rolloutId={rolloutId} gates={gateSections(shown).waiting} />
        {shown.length === 0 ? (
          <Empty title="No gates here">
            {gates.length === 0
              ? 'This rollout has no waves, so nothing has to be decided.'
              : 'No gates match these filters. Clear one of them.'}
          </Empty>
        ) : (
          <GateList gates={shown} openedId={waveId} onOpen={onOpen} />
        )}
      </div>
      {opened && <GatePage key={waveId} me={me} waveId={waveId} onBack={() => onOpen('')} />}
    </div>
  );
}
