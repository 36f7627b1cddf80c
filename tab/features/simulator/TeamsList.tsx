import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormat } from '../../ui/format/format-context.tsx';
import { RowButton } from '../../ui/states/RowButton.tsx';
import type { SimTeam } from './sim.ts';
import { useTeams } from './use-sim.ts';

const useStyles = makeStyles({
  root: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: '8px',
    // People stay in sight above them, also where both share little room.
    maxHeight: '40%',
    minHeight: 0,
    flexShrink: 0,
    overflowY: 'auto',
  },
  title: {
    fontSize: tokens.fontSizeBase300,
    margin: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  selected: { backgroundColor: tokens.colorNeutralBackground1Selected },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface TeamsListProps {
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** Sample teams to pick, under the people; nothing while there are none. */
export function TeamsList({ selected, onSelect }: TeamsListProps) {
  const styles = useStyles();
  const teams = useTeams().data?.teams ?? [];
  if (teams.length === 0) return null;
  return (
    <section className={styles.root} aria-label="Sample teams">
      <h2 className={styles.title}>Teams</h2>
      <ul className={styles.list}>
        {teams.map((team) => (
          <li key={team.id}>
            <RowButton
              picked={team.id === selected}
              className={team.id === selected ? styles.selected : undefined}
              onClick={() => onSelect(team.id)}
            >
              <span className={styles.name}>{team.name}</span>
              <TeamFacts team={team} />
            </RowButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TeamFacts({ team }: { team: SimTeam }) {
  const styles = useStyles();
  const format = useFormat();
  const posts = team.channels.reduce((sum, channel) => sum + channel.posts.length, 0);
  return (
    <span className={styles.quiet}>
      {team.installed ? format.count(posts, 'post', 'posts') : 'without the app'}
    </span>
  );
}
