import { Checkbox, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import type { CompositionFault } from '../../../bot/contract/composition.ts';
import { useFormat } from '../../format/format-context.tsx';
import { ScopePicker } from '../../gates/ScopePicker.tsx';
import { Panel } from '../../states/Panel.tsx';
import type { AudienceDraft, ComposeDraft } from '../compose-draft.ts';
import { AUDIENCE_WORDS, audienceKinds, type ComposeFacts, waveChoices } from '../compose-facts.ts';
import { faultsAt, validation } from '../faults.ts';
import { ListPicker } from './ListPicker.tsx';

const useStyles = makeStyles({
  more: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalS,
  },
  checks: { display: 'flex', flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
  select: { minWidth: 0, '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
});

interface AudiencePanelProps {
  readonly draft: ComposeDraft;
  readonly facts: ComposeFacts;
  readonly faults: readonly CompositionFault[];
  readonly disabled: boolean;
  readonly onChange: (part: Partial<ComposeDraft>) => void;
}

/** Who gets it, and who of them does not. */
export function AudiencePanel({ draft, facts, faults, disabled, onChange }: AudiencePanelProps) {
  const styles = useStyles();
  const { audience, exclude } = draft;
  const change = (part: Partial<AudienceDraft>): void => onChange({ audience: { ...audience, ...part } });
  const leaveOut = (part: Partial<ComposeDraft['exclude']>): void =>
    onChange({ exclude: { ...exclude, ...part } });
  const kinds = audienceKinds(facts.ofSomeGroups, audience.kind);
  const leftOut =
    exclude.groups.length +
    Number(exclude.pilot) +
    Number(exclude.champions) +
    Number(exclude.listId !== null);

  return (
    <Panel title="Who it is for">
      <Field label="Audience" required {...validation(faultsAt(faults, 'audience'))}>
        <Select
          value={audience.kind}
          disabled={disabled}
          onChange={(_, data) => change({ kind: kinds.find((kind) => kind === data.value) ?? audience.kind })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {AUDIENCE_WORDS[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <AudienceDetails audience={audience} facts={facts} disabled={disabled} onChange={change} />
      <details open={leftOut > 0 ? true : undefined}>
        <summary>Leave people out{leftOut > 0 && ` (${leftOut})`}</summary>
        <div className={styles.more}>
          <div className={styles.checks}>
            <Checkbox
              label="The pilot set"
              checked={exclude.pilot}
              disabled={disabled}
              onChange={(_, data) => leaveOut({ pilot: data.checked === true })}
            />
            <Checkbox
              label="Champions"
              checked={exclude.champions}
              disabled={disabled}
              onChange={(_, data) => leaveOut({ champions: data.checked === true })}
            />
          </div>
          {!disabled && (
            <ScopePicker
              title="Business groups left out"
              all="All of them"
              options={facts.allGroups}
              picked={exclude.groups}
              onChange={(groups) => leaveOut({ groups: [...groups] })}
            />
          )}
          <ListPicker
            label="List of people left out"
            none="No list"
            listId={exclude.listId ?? ''}
            disabled={disabled}
            onChange={(listId) => leaveOut({ listId: listId === '' ? null : listId })}
          />
        </div>
      </details>
      {facts.ofSomeGroups && (
        <Text className={styles.quiet}>You can write to the groups that you lead, and to their waves.</Text>
      )}
    </Panel>
  );
}

interface AudienceDetailsProps {
  readonly audience: AudienceDraft;
  readonly facts: ComposeFacts;
  readonly disabled: boolean;
  readonly onChange: (part: Partial<AudienceDraft>) => void;
}

const ROLES = { lead: 'Leads', champion: 'Champions', member: 'Members' } as const;

function AudienceDetails({ audience, facts, disabled, onChange }: AudienceDetailsProps) {
  const styles = useStyles();
  const format = useFormat();
  switch (audience.kind) {
    case 'wave':
      return (
        <Field label="Wave" required>
          <Select
            className={styles.select}
            value={audience.waveId}
            disabled={disabled}
            onChange={(_, data) => onChange({ waveId: data.value })}
          >
            <option value="">Choose a wave</option>
            {waveChoices(facts.waves, audience.waveId, format).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
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
