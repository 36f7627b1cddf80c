import { Badge, Checkbox, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Me } from '../../../bot/contract/people/people.ts';
import { useChampions } from '../../api/champions.ts';
import { SearchInput } from '../../ui/form/SearchInput.tsx';
import { useDebounced } from '../../ui/form/use-debounced.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { MissingRollout } from '../../ui/rollouts/MissingRollout.tsx';
import { RolloutPicker } from '../../ui/rollouts/RolloutPicker.tsx';
import { useChosenRollout } from '../../ui/rollouts/use-chosen-rollout.ts';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { useRowsInSight } from '../../ui/states/use-rows-in-sight.ts';
import { ChampionCard } from './ChampionCard.tsx';
import { ContributionDialog } from './ContributionDialog.tsx';
import {
  byName,
  type ChampionGroup,
  lacksChampion,
  type Totals as TotalsView,
  withoutWords,
} from './coverage.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  search: { minWidth: 0, flexGrow: 1, maxWidth: '320px' },
  many: { maxHeight: '70vh', overflowY: 'auto' },
  group: { paddingBottom: tokens.spacingVerticalL },
  champions: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});

/** With fewer groups nobody looks for one. */
const MANY_GROUPS = 12;
/** About as high as a group with one champion, in px. */
const GROUP_PX = 150;

/** Who helps each business group, and what they did for it. */
export function ChampionsScreen({ me }: { me: Me }) {
  const { id: rollout } = useChosenRollout();
  const [wanted, setWanted] = useState('');
  const [without, setWithout] = useState(false);
  const search = useDebounced(wanted);
  const champions = useChampions({ rollout: me.role === 'member' ? undefined : rollout, search, without });
  const totals = champions.data?.pages[0]?.totals;

  return (
    <ScreenFrame
      title={me.role === 'member' ? 'My champions' : 'Champions'}
      actions={
        me.role !== 'member' && (
          <>
            <RolloutPicker />
            {me.role === 'champion' && <ContributionDialog />}
          </>
        )
      }
    >
      {me.role !== 'member' && <MissingRollout />}
      <LoadingOrProblem query={champions} what="champions" problem="The champions could not be loaded" />
      {totals !== undefined && <Totals totals={totals} me={me} />}
      {totals !== undefined && totals.groups > MANY_GROUPS && (
        <Filters search={wanted} without={without} onSearch={setWanted} onWithout={setWithout} />
      )}
      {champions.data !== undefined && totals !== undefined && totals.groups > 0 && (
        <Groups
          groups={champions.data.pages.flatMap((page) => page.groups)}
          many={totals.groups > MANY_GROUPS}
          loadMore={champions.hasNextPage ? champions.fetchNextPage : undefined}
        />
      )}
    </ScreenFrame>
  );
}

function Totals({ totals, me }: { totals: TotalsView; me: Me }) {
  const styles = useStyles();
  const format = useFormat();
  if (totals.groups === 0) {
    return (
      <Empty title="There are no business groups yet">
        Groups and their champions come with the import of people. A lead of all groups can do it on the
        Status screen.
      </Empty>
    );
  }
  return (
    <>
      {me.role === 'member' ? (
        <Text className={styles.quiet}>
          They work in your group, know the rollout well, and are happy to help.
        </Text>
      ) : (
        <Text className={styles.quiet}>
          {format.count(totals.champions, 'champion', 'champions')} in{' '}
          {format.count(totals.groups, 'group', 'groups')},{' '}
          {format.count(totals.contributions, 'contribution', 'contributions')}.
        </Text>
      )}
      {totals.without > 0 && (
        <Notice title="Without a champion">
          {withoutWords(totals, format)}.{' '}
          {me.role === 'lead' &&
            'Ask somebody there who likes to help, and give them the role in the next import of people.'}
          {me.role === 'member' && 'You can still ask Groundswell in chat, or report an issue.'}
        </Notice>
      )}
    </>
  );
}

interface FiltersProps {
  readonly search: string;
  readonly without: boolean;
  readonly onSearch: (search: string) => void;
  readonly onWithout: (without: boolean) => void;
}

function Filters({ search, without, onSearch, onWithout }: FiltersProps) {
  const styles = useStyles();
  return (
    <search className={styles.filters}>
      <SearchInput
        className={styles.search}
        label="Search groups and champions"
        placeholder="Name of a group or a champion"
        value={search}
        onChange={onSearch}
      />
      <Checkbox
        label="Only groups without a champion"
        checked={without}
        onChange={(_, data) => onWithout(data.checked === true)}
      />
    </search>
  );
}

interface GroupsProps {
  readonly groups: readonly ChampionGroup[];
  /** Many groups scroll in a frame of their own. */
  readonly many: boolean;
  readonly loadMore: (() => unknown) | undefined;
}

function Groups({ groups, many, loadMore }: GroupsProps) {
  const styles = useStyles();
  const rows = useRowsInSight<HTMLDivElement>({ count: groups.length, height: () => GROUP_PX, loadMore });
  if (groups.length === 0) return <Text>No group fits. Change the search or the filter.</Text>;
  return (
    <div className={mergeClasses(many && styles.many)} ref={rows.frame}>
      <div style={{ height: rows.before }} aria-hidden />
      {rows.indexes.map((index) => {
        const group = groups[index];
        if (group === undefined) return null;
        return (
          <div key={group.group.id} className={styles.group} ref={rows.measure} data-index={index}>
            <Group group={group} />
          </div>
        );
      })}
      <div style={{ height: rows.after }} aria-hidden />
    </div>
  );
}

function Group({ group }: { group: ChampionGroup }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <Panel
      title={group.group.name}
      actions={
        lacksChampion(group) ? (
          <Badge appearance="tint" color="warning" size="large" icon={<WarningRegular />}>
            No champion
          </Badge>
        ) : (
          <Text className={styles.quiet}>
            {format.decimal(group.perHundred)} for each 100 of {format.people(group.people)}
          </Text>
        )
      }
    >
      {group.champions.length === 0 ? (
        <Text className={styles.quiet}>Nobody helps these {format.people(group.people)} yet.</Text>
      ) : (
        <ul className={styles.champions}>
          {byName(group.champions).map((champion) => (
            <ChampionCard key={champion.person.id} champion={champion} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
