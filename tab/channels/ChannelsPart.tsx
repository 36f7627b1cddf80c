import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type Connections, useConnections } from '../api/channels.ts';
import { useFormat } from '../format/format-context.tsx';
import { LoadingOrProblem } from '../states/LoadingOrProblem.tsx';
import { Panel } from '../states/Panel.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { DisconnectButton } from './DisconnectButton.tsx';
import { placeWords } from './words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  facts: { display: 'grid', flexGrow: 1, flexBasis: '240px', minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  broken: { color: tokens.colorPaletteRedForeground1 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Which groups have a channel of a team, so that announcements can be posted there as well. */
export function ChannelsPart() {
  const connections = useConnections();
  if (!connections.isSuccess) {
    return (
      <LoadingOrProblem query={connections} what="the channels" problem="The channels could not be loaded" />
    );
  }
  return <Channels view={connections.data} />;
}

function Channels({ view: { connections, teams } }: { view: Connections }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <Panel title="Channels of your groups">
      <Text className={styles.quiet}>
        An announcement goes to each person in their own chat. Its author can have it posted in these channels
        as well: one post for each.
      </Text>
      {teams.length === 0 && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>Groundswell is in no team yet</MessageBarTitle>
            In Teams, open the team, choose Manage team, Apps, and add Groundswell. The team then shows up
            here.
          </MessageBarBody>
        </MessageBar>
      )}
      <ul className={styles.list} aria-label="Groups and their channels">
        {connections.map((connection) => {
          const { owner, place, by, at, broken } = connection;
          return (
            <li key={owner.id} className={styles.row}>
              <div className={styles.facts}>
                <Text className={styles.name}>{owner.name}</Text>
                {place === null ? (
                  <Text className={styles.quiet}>No channel</Text>
                ) : (
                  <Text>{placeWords(place)}</Text>
                )}
                {broken !== null && <Text className={styles.broken}>{broken}</Text>}
                {by !== null && at !== null && (
                  <Text className={styles.quiet} size={200}>
                    Connected by {by.name}, {format.moment(at)}
                  </Text>
                )}
              </div>
              <div className={styles.buttons}>
                {teams.length > 0 && <ConnectDialog connection={connection} teams={teams} />}
                <DisconnectButton connection={connection} />
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
