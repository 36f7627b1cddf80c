import { Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AnnouncementFault } from '../../../../../bot/contract/announcements/announcement.ts';
import { useConnections } from '../../../../api/channels.ts';
import { ScopePicker } from '../../../../ui/form/ScopePicker.tsx';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { Panel } from '../../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../../ui/states/ProblemNotice.tsx';
import { ScreenLink } from '../../../../ui/states/ScreenLink.tsx';
import { channelChoices, withoutChannel } from '../../channels/channel-words.ts';
import { faultsAt, validation } from '../faults.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });
/** More names than these are not read. */
const MOST_NAMED = 5;

interface ChannelPickerProps {
  readonly picked: readonly string[];
  readonly faults: readonly AnnouncementFault[];
  readonly disabled: boolean;
  readonly onChange: (picked: readonly string[]) => void;
}

/** Into which channels an announcement is posted, besides the chat of each of its people. */
export function ChannelPicker({ picked, faults, disabled, onChange }: ChannelPickerProps) {
  const styles = useStyles();
  const format = useFormat();
  const connections = useConnections();
  const known = connections.data?.connections ?? [];
  const options = channelChoices(known, picked);
  const without = withoutChannel(known);
  const named = without.slice(0, MOST_NAMED);
  const rest = without.length - named.length;

  return (
    <Panel title="Also in channels">
      {connections.isError && (
        <ProblemNotice
          title="The channels could not be loaded"
          error={connections.error}
          onRetry={() => connections.refetch()}
        />
      )}
      {disabled ? (
        <Text>
          {picked.length === 0
            ? 'It is posted in no channel.'
            : format.list(options.filter(({ id }) => picked.includes(id)).map(({ name }) => name))}
        </Text>
      ) : (
        options.length > 0 && (
          <Field
            {...validation(faultsAt(faults, 'channels'))}
            hint="One post for each channel, in the language that stands first, without the buttons that are for one person."
          >
            <ScopePicker
              title="Also post into the channels of these groups"
              all="All of them"
              options={options}
              picked={picked}
              onChange={onChange}
            />
          </Field>
        )
      )}
      {!disabled && without.length > 0 && (
        <Text className={styles.quiet}>
          Without a channel: {format.list([...named, ...(rest > 0 ? [`${format.number(rest)} more`] : [])])}.{' '}
          <ScreenLink to="/announce/channels">Connect channels</ScreenLink>
        </Text>
      )}
    </Panel>
  );
}
