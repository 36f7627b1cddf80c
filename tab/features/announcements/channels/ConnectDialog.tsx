import { Field, Select, Spinner, Text } from '@fluentui/react-components';
import { PlugConnectedRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type Connection, type Connections, useConnect, useTeamChannels } from '../../../api/channels.ts';
import { DialogForm } from '../../../ui/form/DialogForm.tsx';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { placeWords } from './channel-words.ts';

interface ConnectDialogProps {
  readonly connection: Connection;
  readonly teams: Connections['teams'];
}

/** Chooses one channel for a group. */
export function ConnectDialog({ connection, teams }: ConnectDialogProps) {
  const { owner, place } = connection;
  return (
    <FormDialog
      opener={place === null ? 'Connect' : 'Change'}
      label={place === null ? `Connect ${owner.name}` : `Change the channel of ${owner.name}`}
      icon={<PlugConnectedRegular />}
      appearance="secondary"
    >
      {(onDone) => <ConnectForm connection={connection} teams={teams} onDone={onDone} />}
    </FormDialog>
  );
}

function ConnectForm({ connection, teams, onDone }: ConnectDialogProps & { onDone: () => void }) {
  const { owner, place } = connection;
  const connecting = useConnect();
  const known = teams.some(({ id }) => id === place?.teamId) ? place : null;
  const [teamId, setTeamId] = useState(known?.teamId ?? (teams.length === 1 ? (teams[0]?.id ?? '') : ''));
  const [picked, setPicked] = useState(known?.channelId ?? '');
  const channels = useTeamChannels(teamId);
  const found = channels.data?.channels ?? [];
  const channelId = found.some(({ id }) => id === picked) ? picked : '';

  return (
    <DialogForm
      title={`A channel for ${owner.name}`}
      submit="Connect"
      problem="It was not connected"
      complete={channelId !== ''}
      saving={connecting}
      wish={() => ({ owner: owner.id, teamId, channelId })}
      thanks={(now) => `${owner.name}: ${now.place === null ? 'no channel' : placeWords(now.place)}.`}
      onDone={onDone}
    >
      <Text>
        Announcements can be posted there as well, where their author chooses so. Nothing is posted by
        connecting it.
      </Text>
      <Field label="Team" required hint="Teams that Groundswell was added to.">
        <Select value={teamId} onChange={(_, data) => setTeamId(data.value)}>
          <option value="">Choose a team</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {teamId !== '' && channels.isPending && <Spinner size="tiny" label="Asking Teams for its channels" />}
      {channels.isError && (
        <ProblemNotice
          title="The channels could not be loaded"
          error={channels.error}
          onRetry={() => channels.refetch()}
        />
      )}
      {channels.isSuccess && (
        <Field label="Channel" required hint="Everybody in the channel reads what is posted.">
          <Select value={channelId} onChange={(_, data) => setPicked(data.value)}>
            <option value="">Choose a channel</option>
            {found.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </DialogForm>
  );
}
