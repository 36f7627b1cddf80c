import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { type AnnouncementFilter, useAnnouncements } from '../../../api/announcements.ts';
import { useAnnounceable } from '../../../api/announcing.ts';
import { Empty } from '../../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { STATES, stateNamed } from '../life/state-words.ts';
import { STATE_WORDS } from '../life/steps.ts';
import { AnnouncementList } from './AnnouncementList.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  select: { minWidth: 0, '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
});

/** Everything that was written or sent, with what it waits for. */
export function AnnouncementsPart() {
  const styles = useStyles();
  const [filter, setFilter] = useState<AnnouncementFilter>({});
  const announcements = useAnnouncements(filter);
  const heads = announcements.data?.pages.flatMap((page) => page.announcements) ?? [];
  const filtered = filter.state !== undefined || filter.wave !== undefined;

  return (
    <div className={styles.root}>
      <Filters filter={filter} onChange={setFilter} />
      <LoadingOrProblem
        query={announcements}
        what="the announcements"
        problem="The announcements could not be loaded"
      />
      {announcements.isSuccess && heads.length === 0 && (
        <Empty title="No announcements here">
          {filtered
            ? 'No announcement fits these filters. Choose all states and all waves.'
            : 'Nothing has been written or sent yet. Send what the playbook proposes for a wave, or write your own.'}
        </Empty>
      )}
      <AnnouncementList heads={heads} />
      {announcements.hasNextPage && (
        <div>
          <Button disabled={announcements.isFetchingNextPage} onClick={() => announcements.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </div>
  );
}

interface FiltersProps {
  readonly filter: AnnouncementFilter;
  readonly onChange: (filter: AnnouncementFilter) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const styles = useStyles();
  // Only to choose from: without the waves the list is still all there.
  const waves = useAnnounceable().data?.waves ?? [];
  return (
    <div className={styles.filters}>
      <Select
        className={styles.select}
        aria-label="State"
        value={filter.state ?? ''}
        onChange={(_, data) => onChange({ ...filter, state: stateNamed(data.value) })}
      >
        <option value="">All states</option>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {STATE_WORDS[state]}
          </option>
        ))}
      </Select>
      <Select
        className={styles.select}
        aria-label="Wave"
        value={filter.wave ?? ''}
        onChange={(_, data) => onChange({ ...filter, wave: data.value === '' ? undefined : data.value })}
      >
        <option value="">All waves and other audiences</option>
        {waves
          .toSorted((a, b) => a.start.localeCompare(b.start))
          .map(({ id, phase, group }) => (
            <option key={id} value={id}>
              {phase.name}, {group.name}
            </option>
          ))}
      </Select>
    </div>
  );
}
