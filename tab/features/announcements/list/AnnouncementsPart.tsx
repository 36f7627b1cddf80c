import { Button, Checkbox, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { type AnnouncementFilter, useAnnouncements } from '../../../api/announcements.ts';
import { useWavesToAnnounce } from '../../../api/waves-to-announce.ts';
import { SearchInput } from '../../../ui/form/SearchInput.tsx';
import { useDebounced } from '../../../ui/form/use-debounced.ts';
import { useChosenRollout } from '../../../ui/rollouts/use-chosen-rollout.ts';
import { Empty } from '../../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { inOne, STATES, sectionsOf, stateNamed } from '../life/state-words.ts';
import { STATE_WORDS } from '../life/steps.ts';
import { AnnouncementList } from './AnnouncementList.tsx';
import { waveNames } from './wave-names.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(200px, 100%), 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  // Room for the whole hint in it.
  search: {
    minWidth: 0,
    '@media (min-width: 480px)': { gridColumn: 'span 2' },
    '& input': { minWidth: 0, width: '100%' },
  },
  select: { minWidth: 0, '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
});

/** Everything that was written or sent, with what it waits for. */
export function AnnouncementsPart() {
  const styles = useStyles();
  const [filter, setFilter] = useState<AnnouncementFilter>({});
  const search = useDebounced(filter.search ?? '');
  const { id: rollout } = useChosenRollout();
  const announcements = useAnnouncements({ ...filter, rollout, search });
  const heads = announcements.data?.pages.flatMap((page) => page.announcements) ?? [];

  return (
    <div className={styles.root}>
      <Filters filter={filter} rollout={rollout} onChange={setFilter} />
      <LoadingOrProblem
        query={announcements}
        what="the announcements"
        problem="The announcements could not be loaded"
      />
      {announcements.isSuccess && heads.length === 0 && (
        <Empty title="No announcements here">
          {isNarrowed(filter)
            ? 'No announcement fits. Change the search or the filters.'
            : "Nothing has been written or sent yet. Send the playbook's announcement for a wave, or write your own."}
        </Empty>
      )}
      <AnnouncementList sections={filter.order === 'newest' ? inOne(heads) : sectionsOf(heads)} />
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

function isNarrowed({ state, wave, mine, search }: AnnouncementFilter): boolean {
  return state !== undefined || wave !== undefined || mine === true || (search ?? '').trim() !== '';
}

interface FiltersProps {
  readonly filter: AnnouncementFilter;
  readonly rollout: string | undefined;
  readonly onChange: (filter: AnnouncementFilter) => void;
}

function Filters({ filter, rollout, onChange }: FiltersProps) {
  const styles = useStyles();
  // Only to choose from: without the waves the list is still all there, and where they are many the search finds them.
  const [page] = useWavesToAnnounce({ rollout }).data?.pages ?? [];
  const waves = page?.next === null ? page.waves : [];
  return (
    <search className={styles.filters}>
      <SearchInput
        className={styles.search}
        label="Search announcements"
        placeholder="Title, audience or author"
        value={filter.search ?? ''}
        onChange={(search) => onChange({ ...filter, search })}
      />
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
      {waves.length > 0 && (
        <Select
          className={styles.select}
          aria-label="Wave"
          value={filter.wave ?? ''}
          onChange={(_, data) => onChange({ ...filter, wave: data.value === '' ? undefined : data.value })}
        >
          <option value="">All audiences</option>
          {waveNames(waves).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <Select
        className={styles.select}
        aria-label="Order"
        value={filter.order ?? 'state'}
        onChange={(_, data) => onChange({ ...filter, order: data.value === 'newest' ? 'newest' : 'state' })}
      >
        <option value="state">What waits first</option>
        <option value="newest">Newest first</option>
      </Select>
      <Checkbox
        label="Only mine"
        checked={filter.mine ?? false}
        onChange={(_, data) => onChange({ ...filter, mine: data.checked === true })}
      />
    </search>
  );
}
