import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { MyRolloutView } from '../../../../bot/contract/overview/my-rollout.ts';
import { TeamPanel } from '../team/TeamPanel.tsx';

/** Who carries the rollouts that I am in, one at a time; that of my nearest turn first. */
export function MyTeams({ rollouts }: { rollouts: MyRolloutView['rollouts'] }) {
  const [wanted, setWanted] = useState<string | undefined>();
  const shown = rollouts.find(({ id }) => id === wanted) ?? rollouts[0];
  if (shown === undefined) return null;
  return (
    <>
      {rollouts.length > 1 && (
        <Field label="The team of">
          <Select value={shown.id} onChange={(_, data) => setWanted(data.value)}>
            {rollouts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <TeamPanel rolloutId={shown.id} />
    </>
  );
}
