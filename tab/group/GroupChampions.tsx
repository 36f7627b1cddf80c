import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { GroupName } from '../../bot/contract/common.ts';
import type { GroupPage } from '../../bot/contract/group-page.ts';
import { useFormat } from '../format/format-context.tsx';
import { Panel } from '../states/Panel.tsx';
import { ScreenLink } from '../states/ScreenLink.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface GroupChampionsProps {
  readonly group: GroupName;
  readonly champions: NonNullable<GroupPage['champions']>;
}

/** Who helps the people of a group. */
export function GroupChampions({ group, champions }: GroupChampionsProps) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <Panel title="Champions" actions={<ScreenLink to="/champions">What they did</ScreenLink>}>
      {champions.people.length === 0 ? (
        <Text>Nobody in {group.name} is a champion yet.</Text>
      ) : (
        <>
          <ul className={styles.list}>
            {champions.people.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
          <Text className={styles.quiet}>{format.decimal(champions.perHundred)} for each 100 people</Text>
        </>
      )}
    </Panel>
  );
}
