import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { type Connection, type Connections, useConnections } from '../../../api/channels.ts';
import { SearchInput } from '../../../ui/form/SearchInput.tsx';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../../ui/states/Notice.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { connectionsNamed, placeWords } from './channel-words.ts';
import { DisconnectButton } from './DisconnectButton.tsx';

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
  search: { maxWidth: '320px', minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** With more groups than this a search is faster than reading them. */
const MANY = 8;

/** Which groups have a channel of a team, so that announcements can be posted there as well. */
export function ChannelsPart() {
  const connections = useConnections();
  if (connections.data === undefined) {
    return (
      <LoadingOrProblem query={connections} what="the channels" problem="The channels could not be loaded" />
    );
  }
  return (
    <>
      {connections.isError && (
        <ProblemNotice
          title="These channels may be old"
          error={connections.error}
          onRetry={() => connections.refetch()}
        />
      )}
      <Channels view={connections.data} />
    </>
  );
}

function Channels({ view: { connections, teams } }: { view: Connections }) {
  const styles = useStyles();
  const [wanted, setWanted] = useState('');
  const found = connectionsNamed(connections, wanted);
  return (
    <Panel title="Channels of your groups">
      <Text className={styles.quiet}>
        An announcement goes to each person in their own chat. Its author can have it posted in these channels
        as well: one post for each.
      </Text>
      {teams.length === 0 && (
        <Notice intent="info" title="Groundswell is in no team yet">
          In Teams, open the team, choose Manage team, Apps, and add Groundswell. The team then shows up here.
        </Notice>
      )}
      {connections.length > MANY && (
        <SearchInput
          className={styles.search}
          label="Search for a group, team or channel"
          placeholder="Group, team or channel"
          value={wanted}
          onChange={setWanted}
        />
      )}
      <ul className={styles.list} aria-label="Groups and their channels">
        {found.map((connection) => (
          <ConnectionRow key={connection.owner.id} connection={connection} teams={teams} />
        ))}
      </ul>
      {found.length === 0 && (
        <Text className={styles.quiet} role="status">
          {connections.length === 0
            ? 'You lead no group that could have a channel.'
            : 'No group, team or channel has that name.'}
        </Text>
      )}
    </Panel>
  );
}

interface ConnectionRowProps {
  readonly connection: Connection;
  readonly teams: Connections['teams'];
}

function ConnectionRow({ connection, teams }: ConnectionRowProps) {
  const styles = useStyles();
  const format = useFormat();
  const { owner, place, by, at, broken } = connection;
  return (
    <li className={styles.row}>
      <div className={styles.facts}>
        <Text className={styles.name}>{owner.name}</Text>
        {place === null ? <Text className={styles.quiet}>No channel</Text> : <Text>{placeWords(place)}</Text>}
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
}
