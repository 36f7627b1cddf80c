import { Checkbox, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import type {
  AnnouncementFault,
  OtherAnnouncement,
} from '../../../../../bot/contract/announcements/announcement.ts';
import { ScopePicker } from '../../../../ui/form/ScopePicker.tsx';
import { Panel } from '../../../../ui/states/Panel.tsx';
import type { AudienceDraft, ComposeDraft } from '../compose-draft.ts';
import {
  AUDIENCE_WORDS,
  audienceKinds,
  type Choice,
  type ComposeFacts,
  groupsToLeaveOut,
} from '../compose-facts.ts';
import { faultsBut, SAME_WAVE, validation } from '../faults.ts';
import { AudienceDetails } from './AudienceDetails.tsx';
import { ListPicker } from './ListPicker.tsx';
import { RolloutField } from './RolloutField.tsx';
import { SameWaveNotice } from './SameWaveNotice.tsx';

const useStyles = makeStyles({
  more: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalS,
  },
  checks: { display: 'flex', flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Excluded = ComposeDraft['exclude'];

interface AudiencePanelProps {
  /** Announcements under way to the same wave. */
  readonly others: readonly OtherAnnouncement[];
  readonly draft: ComposeDraft;
  readonly facts: ComposeFacts;
  readonly faults: readonly AnnouncementFault[];
  readonly disabled: boolean;
  readonly onChange: (part: Partial<ComposeDraft>) => void;
}

/** Who gets it, and who of them does not. */
export function AudiencePanel({ others, draft, facts, faults, disabled, onChange }: AudiencePanelProps) {
  const styles = useStyles();
  const { audience, exclude } = draft;
  const change = (part: Partial<AudienceDraft>): void => onChange({ audience: { ...audience, ...part } });
  const leaveOut = (part: Partial<Excluded>): void => onChange({ exclude: { ...exclude, ...part } });
  const kinds = audienceKinds(facts.ofSomeGroups, audience.kind);

  return (
    <Panel title="Who it is for">
      <Field label="Audience" required {...validation(faultsBut(faults, 'audience', SAME_WAVE))}>
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
      {audience.kind !== 'wave' && (
        <RolloutField
          rollouts={facts.rollouts}
          value={draft.rollout}
          faults={faults}
          disabled={disabled}
          onChange={(rollout) => onChange({ rollout })}
        />
      )}
      {audience.kind === 'wave' && !disabled && <SameWaveNotice others={others} />}
      <LeftOut
        exclude={exclude}
        groups={groupsToLeaveOut(audience, facts.allGroups, exclude.groups)}
        disabled={disabled}
        onChange={leaveOut}
      />
      {facts.ofSomeGroups && (
        <Text className={styles.quiet}>You can write to the groups that you lead, and to their waves.</Text>
      )}
    </Panel>
  );
}

interface LeftOutProps {
  readonly exclude: Excluded;
  /** Those that can be left out. */
  readonly groups: readonly Choice[];
  readonly disabled: boolean;
  readonly onChange: (part: Partial<Excluded>) => void;
}

function LeftOut({ exclude, groups, disabled, onChange }: LeftOutProps) {
  const styles = useStyles();
  const leftOut =
    exclude.groups.length +
    Number(exclude.pilot) +
    Number(exclude.champions) +
    Number(exclude.listId !== null);

  return (
    <details open={leftOut > 0 ? true : undefined}>
      <summary>Leave people out{leftOut > 0 && ` (${leftOut})`}</summary>
      <div className={styles.more}>
        <div className={styles.checks}>
          <Checkbox
            label="The pilot set"
            checked={exclude.pilot}
            disabled={disabled}
            onChange={(_, data) => onChange({ pilot: data.checked === true })}
          />
          <Checkbox
            label="Champions"
            checked={exclude.champions}
            disabled={disabled}
            onChange={(_, data) => onChange({ champions: data.checked === true })}
          />
        </div>
        {!disabled && groups.length > 0 && (
          <ScopePicker
            title="Business groups left out"
            all="All of them"
            options={groups}
            picked={exclude.groups}
            onChange={(picked) => onChange({ groups: [...picked] })}
          />
        )}
        <ListPicker
          label="List of people left out"
          none="No list"
          listId={exclude.listId ?? ''}
          disabled={disabled}
          onChange={(listId) => onChange({ listId: listId === '' ? null : listId })}
        />
      </div>
    </details>
  );
}
