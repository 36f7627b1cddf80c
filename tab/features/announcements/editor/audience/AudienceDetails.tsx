import { Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { ScopePicker } from '../../../../ui/form/ScopePicker.tsx';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import type { AudienceDraft } from '../compose-draft.ts';
import type { ComposeFacts } from '../compose-facts.ts';
import { WavePicker } from '../WavePicker.tsx';
import { ListPicker } from './ListPicker.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface AudienceDetailsProps {
  readonly audience: AudienceDraft;
  readonly facts: ComposeFacts;
  readonly disabled: boolean;
  readonly onChange: (part: Partial<AudienceDraft>) => void;
}

const ROLES = { lead: 'Leads', champion: 'Champions', member: 'Members' } as const;

/** What is to be chosen once the kind of audience is: which wave, which groups, which list. */
export function AudienceDetails({ audience, facts, disabled, onChange }: AudienceDetailsProps) {
  const styles = useStyles();
  switch (audience.kind) {
    case 'wave':
      return (
        <WavePicker
          none="Choose a wave"
          waveId={audience.waveId}
          required
          disabled={disabled}
          onChange={(waveId) => onChange({ waveId })}
        />
      );
    case 'groups':
      return (
        <GroupsOf
          title="Business groups"
          facts={facts}
          picked={audience.groups}
          disabled={disabled}
          onChange={(groups) => onChange({ groups })}
        />
      );
    case 'champions':
      return (
        <>
          <GroupsOf
            title="Champions of"
            facts={facts}
            picked={audience.championGroups}
            disabled={disabled}
            onChange={(championGroups) => onChange({ championGroups })}
          />
          {!facts.ofSomeGroups && audience.championGroups.length === 0 && (
            <Text className={styles.quiet}>With no group chosen it goes to the champions of all groups.</Text>
          )}
        </>
      );
    case 'role':
      return (
        <Field label="Role" required>
          <Select
            value={audience.role}
            disabled={disabled}
            onChange={(_, { value }) => {
              if (value === 'lead' || value === 'champion' || value === 'member') onChange({ role: value });
            }}
          >
            {Object.entries(ROLES).map(([role, name]) => (
              <option key={role} value={role}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      );
    case 'list':
      return (
        <ListPicker
          label="List"
          none="Choose a list"
          listId={audience.listId}
          disabled={disabled}
          onChange={(listId) => onChange({ listId })}
        />
      );
    case 'pilot':
    case 'everyone':
      return null;
  }
}

interface GroupsOfProps {
  readonly title: string;
  readonly facts: ComposeFacts;
  readonly picked: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (picked: readonly string[]) => void;
}

function GroupsOf({ title, facts, picked, disabled, onChange }: GroupsOfProps) {
  const format = useFormat();
  if (disabled) {
    const names = facts.allGroups.filter(({ id }) => picked.includes(id)).map(({ name }) => name);
    return <Text>{format.list(names)}</Text>;
  }
  return (
    <ScopePicker title={title} all="All of them" options={facts.groups} picked={picked} onChange={onChange} />
  );
}
