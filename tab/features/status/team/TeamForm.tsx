import { Combobox, Field, Input, Option, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { RolloutTeamView } from '../../../../bot/contract/crew/rollout-team.ts';
import {
  LONGEST_MAIL_ADDRESS,
  LONGEST_MEMBER_NAME,
  TEAM_ROLES,
} from '../../../../bot/contract/crew/team-roles.ts';
import { useNameTeamMember, useTeamCandidates } from '../../../api/rollout-team.ts';
import { DialogForm } from '../../../ui/form/DialogForm.tsx';
import { useDebounced } from '../../../ui/form/use-debounced.ts';
import {
  firstOpenRole,
  isComplete,
  TEAM_ROLE_HINTS,
  TEAM_ROLE_NAMES,
  type TeamDraft,
  wishOf,
} from './team-words.ts';

/** Names one person who carries the rollout: somebody of the organisation, or from outside. */
export function TeamForm({ team, onDone }: { team: RolloutTeamView; onDone: () => void }) {
  const [draft, setDraft] = useState<TeamDraft>(() => ({
    role: firstOpenRole(team),
    groupId: team.groupsWithoutLead[0]?.id ?? '',
    outsider: false,
    upn: '',
    name: '',
    email: '',
  }));
  const change = (over: Partial<TeamDraft>): void => setDraft((before) => ({ ...before, ...over }));
  const saving = useNameTeamMember(team.rollout.id);
  return (
    <DialogForm
      title="Who carries this rollout"
      submit="Name"
      problem="Nobody was named"
      complete={isComplete(draft)}
      saving={saving}
      wish={() => wishOf(draft)}
      thanks={() => 'Named. Everybody sees it, and announcements can say it.'}
      onDone={onDone}
    >
      <Field label="Role" required hint={TEAM_ROLE_HINTS[draft.role]}>
        <Select
          value={draft.role}
          onChange={(_, data) =>
            change({ role: TEAM_ROLES.find((role) => role === data.value) ?? draft.role })
          }
        >
          {TEAM_ROLES.map((role) => (
            <option key={role} value={role}>
              {TEAM_ROLE_NAMES[role]}
            </option>
          ))}
        </Select>
      </Field>
      {draft.role === 'department-lead' && (
        <Field
          label="Business group"
          required
          hint={team.groupsWithoutLead.length === 0 ? 'Every business group has a department lead.' : null}
        >
          <Select value={draft.groupId} onChange={(_, data) => change({ groupId: data.value })}>
            {team.groupsWithoutLead.map((group) => (
              <option key={group.id} value={group.id}>
                {group.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <RadioGroup
        aria-label="Where the person is from"
        layout="horizontal"
        value={draft.outsider ? 'outside' : 'inside'}
        onChange={(_, data) => change({ outsider: data.value === 'outside' })}
      >
        <Radio value="inside" label="Of the organisation" />
        <Radio value="outside" label="From outside" />
      </RadioGroup>
      {draft.outsider ? (
        <>
          <Field label="Name" required>
            <Input
              value={draft.name}
              maxLength={LONGEST_MEMBER_NAME}
              onChange={(_, data) => change({ name: data.value })}
            />
          </Field>
          <Field label="E-mail" required>
            <Input
              type="email"
              value={draft.email}
              maxLength={LONGEST_MAIL_ADDRESS}
              onChange={(_, data) => change({ email: data.value })}
            />
          </Field>
        </>
      ) : (
        <PersonField rolloutId={team.rollout.id} upn={draft.upn} onChange={(upn) => change({ upn })} />
      )}
    </DialogForm>
  );
}

interface PersonFieldProps {
  readonly rolloutId: string;
  readonly upn: string;
  readonly onChange: (upn: string) => void;
}

function PersonField({ rolloutId, upn, onChange }: PersonFieldProps) {
  const search = useDebounced(upn.trim());
  const candidates = useTeamCandidates(rolloutId, search);
  const people = candidates.data?.people ?? [];
  return (
    <Field
      label="Person"
      required
      hint="Type a part of the name to find a lead or champion, or the whole user principal name of anybody, as in ada@contoso.com."
    >
      <Combobox
        freeform
        value={upn}
        selectedOptions={[]}
        onChange={(event) => onChange(event.target.value)}
        onOptionSelect={(_, data) => onChange(data.optionValue ?? upn)}
      >
        {people.map((person) => (
          <Option key={person.upn} value={person.upn} text={`${person.name}, ${person.group.name}`}>
            {`${person.name}, ${person.group.name} (${person.role})`}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
