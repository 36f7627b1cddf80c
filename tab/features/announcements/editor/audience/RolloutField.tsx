import { Field, Select } from '@fluentui/react-components';
import type { AnnouncementFault } from '../../../../../bot/contract/announcements/announcement.ts';
import type { ComposeFacts } from '../compose-facts.ts';
import { faultsAt, validation } from '../faults.ts';

interface RolloutFieldProps {
  readonly rollouts: ComposeFacts['rollouts'];
  /** Empty while none is chosen. */
  readonly value: string;
  readonly faults: readonly AnnouncementFault[];
  readonly disabled: boolean;
  readonly onChange: (rollout: string) => void;
}

/** Which rollout an announcement is for that hangs on no wave: whose team it names, and whose training it links to. */
export function RolloutField({ rollouts, value, faults, disabled, onChange }: RolloutFieldProps) {
  // With one alone there is nothing to choose; what was written for one that is over says so.
  if (rollouts.length === 1 && rollouts[0]?.id === value) return null;
  const known = rollouts.some(({ id }) => id === value);
  return (
    <Field
      label="Rollout"
      hint="It names the team of this rollout, and links to its training."
      required
      {...validation(faultsAt(faults, 'rollout'))}
    >
      <Select value={value} disabled={disabled} onChange={(_, data) => onChange(data.value)}>
        {value === '' && <option value="">Choose a rollout</option>}
        {value !== '' && !known && <option value={value}>{value}</option>}
        {rollouts.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
