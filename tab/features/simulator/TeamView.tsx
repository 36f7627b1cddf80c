import { Avatar, makeStyles, mergeClasses, Spinner, Switch, Text, tokens } from '@fluentui/react-components';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { Message } from './Message.tsx';
import type { SimTeam } from './sim.ts';
import { usePaneStyles } from './use-pane-styles.ts';
import { useTeamAct, useTeams } from './use-sim.ts';

const useStyles = makeStyles({
  grow: { flexGrow: 1 },
  channels: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    display: 'grid',
    alignContent: 'start',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
  },
  channel: { fontSize: tokens.fontSizeBase300, margin: `0 0 ${tokens.spacingVerticalS}` },
  posts: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** One sample team with what Groundswell posted in its channels. */
export function TeamView({ id }: { id: string }) {
  const pane = usePaneStyles();
  const teams = useTeams();
  if (teams.isPending) return <Spinner className={pane.loading} label="Loading the team" />;
  const team = teams.data?.teams.find((one) => one.id === id);
  if (team === undefined) {
    return (
      <main className={pane.loading}>
        {teams.isError ? (
          <ProblemNotice
            title="The team could not be loaded"
            error={teams.error}
            onRetry={() => teams.refetch()}
          />
        ) : (
          <Text>There is no such team.</Text>
        )}
      </main>
    );
  }
  return <Team team={team} />;
}

function Team({ team }: { team: SimTeam }) {
  const pane = usePaneStyles();
  const styles = useStyles();
  const act = useTeamAct(team.id);
  return (
    <main className={pane.root}>
      <header className={pane.head}>
        <Avatar name={team.name} shape="square" color="colorful" aria-hidden />
        <h2 className={mergeClasses(pane.title, styles.grow)}>{team.name}</h2>
        <Switch
          label="App in the team"
          checked={team.installed}
          onChange={(_, data) => act.mutate(data.checked ? 'install' : 'remove')}
        />
      </header>
      {act.isError && <ProblemNotice title="That did not work" error={act.error} />}
      <div className={styles.channels}>
        {team.channels.map(({ id, name, posts }) => (
          <section key={id} aria-label={name}>
            <h3 className={styles.channel}>{name}</h3>
            {posts.length === 0 && <Text className={styles.quiet}>Nothing was posted yet.</Text>}
            <ol className={styles.posts}>
              {posts.map((post) => (
                <Message key={post.id} message={post} person={team.name} onPress={() => undefined} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </main>
  );
}
