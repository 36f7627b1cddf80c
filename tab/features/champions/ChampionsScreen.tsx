import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import type { Me } from '../../../bot/contract/people/people.ts';
import { useChampions } from '../../api/champions.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { ChampionCard } from './ChampionCard.tsx';
import { ContributionDialog } from './ContributionDialog.tsx';
import { byName, type ChampionGroup, coverage, lacksChampion } from './coverage.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  champions: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});

/** Who helps each business group, and what they did for it. */
export function ChampionsScreen({ me }: { me: Me }) {
  const champions = useChampions();

  return (
    <ScreenFrame
      title={me.role === 'member' ? 'My champions' : 'Champions'}
      actions={me.role === 'champion' && <ContributionDialog />}
    >
      <LoadingOrProblem query={champions} what="champions" problem="The champions could not be loaded" />
      {champions.data && <Groups groups={champions.data.groups} me={me} />}
    </ScreenFrame>
  );
}

function Groups({ groups, me }: { groups: readonly ChampionGroup[]; me: Me }) {
  const styles = useStyles();
  const format = useFormat();
  const all = coverage(groups);

  if (groups.length === 0) {
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
          {format.count(all.champions, 'champion', 'champions')} in{' '}
          {format.count(groups.length, 'group', 'groups')},{' '}
          {format.count(all.contributions, 'contribution', 'contributions')}.
        </Text>
      )}
      {all.without.length > 0 && (
        <Notice title="Without a champion">
          {format.list(all.without)}.{' '}
          {me.role === 'lead' &&
            'Ask somebody there who likes to help, and give them the role in the next import of people.'}
          {me.role === 'member' && 'You can still ask Groundswell in chat, or report an issue.'}
        </Notice>
      )}
      {groups.map((group) => (
        <Group key={group.group.id} group={group} />
      ))}
    </>
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
